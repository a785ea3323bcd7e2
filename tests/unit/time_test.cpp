#include "sayso/time.hpp"

#include "catch.hpp"

using namespace std::chrono_literals;
using sayso::parse_instant;

namespace {

const std::chrono::sys_seconds first_of_march = std::chrono::sys_days(std::chrono::year(2027) / 3 / 1);

}  // namespace

TEST_CASE("an instant is a date, maybe a time, and then maybe a zone") {
  CHECK(parse_instant("2027-03-01") == first_of_march);
  CHECK(parse_instant("2027-03-01T12:00") == first_of_march + 12h);
  CHECK(parse_instant("2027-03-01T12:00Z") == first_of_march + 12h);
  CHECK(parse_instant("2027-03-01T12:00:30+01:00") == first_of_march + 11h + 30s);
  CHECK(parse_instant("2027-03-01T12:00-05:30") == first_of_march + 17h + 30min);
  CHECK(parse_instant("2027-03-01T12:00+14:00") == first_of_march - 2h);
  CHECK(parse_instant("1970-01-01T00:00Z") == std::chrono::sys_seconds());
}

TEST_CASE("what only looks like an instant is none") {
  for (const char* written : {"",
                              "noon",
                              "2027-02-30",
                              "2027- 3- 1",
                              "2027-3-1",
                              "2027-03-01T",
                              "2027-03-01T12",
                              "2027-03-01T-5:-9",
                              "2027-03-01T12:00++1:+0",
                              "2027-03-01T12:00+1:00",
                              "2027-03-01T12:00+01",
                              "2027-03-01T12:00+01:00x",
                              "2027-03-01T12:00 ",
                              " 2027-03-01",
                              "2027-03-01Z",
                              "2027-03-01+01:00",
                              "2027-03-01T24:00",
                              "2027-03-01T12:60",
                              "2027-03-01T12:00+14:01",
                              "2027-03-01T12:00+00:60",
                              "2027-03-01T12:00z",
                              "2027-03-01 12:00"})
    CHECK_FALSE(parse_instant(written));
}
