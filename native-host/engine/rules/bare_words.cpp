#include "rules/bare_words.hpp"

#include <array>

namespace sayso::rules {
namespace {

constexpr std::array<std::string_view, 105> words = {
    // pay
    "pay", "paid", "paycheck", "payday", "payroll", "salary", "salaries", "wage", "wages", "raise", "bonus", "bonuses", "tips", "pension",
    "benefits", "compensation", "stipend", "gehalt", "gehälter", "lohn", "löhne", "prämie", "tarif", "tarifvertrag", "rente",
    // time
    "hours", "overtime", "shift", "shifts", "schedule", "rota", "break", "breaks", "holiday", "holidays", "vacation", "leave", "sick",
    "arbeitszeit", "überstunden", "schicht", "pause", "urlaub", "krank",
    // together
    "union", "unions", "unionize", "unionise", "strike", "strikes", "striking", "picket", "petition", "grievance", "organizing",
    "organising", "steward", "solidarity", "coworker", "coworkers", "colleague", "colleagues", "gewerkschaft", "betriebsrat", "streik",
    "kollegen", "kollegin",
    // those in charge
    "manager", "managers", "management", "boss", "bosses", "supervisor", "supervisors", "employer", "ceo", "hr", "chef", "chefin",
    "vorgesetzter", "geschäftsführung", "arbeitgeber",
    // conditions
    "safety", "unsafe", "injury", "injuries", "accident", "harassment", "discrimination", "workload", "understaffed", "staffing", "layoff",
    "layoffs", "fired", "quit", "burnout", "conditions", "toxic", "sicherheit", "unfall", "mobbing", "kündigung", "entlassung",
    "arbeitsbedingungen"};

}  // namespace

std::span<const std::string_view> bare_words() noexcept { return words; }

}  // namespace sayso::rules
