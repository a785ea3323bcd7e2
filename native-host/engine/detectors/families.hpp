// The families of detectors. Each function appends its own to the table; the order is the order of `DetectorId`.
#pragma once

#include "detectors/detector.hpp"

namespace sayso::detection {

void add_payment(Table&);  ///< cards, IBAN, bank routing and account numbers
void add_contact(Table&);  ///< e-mail, street address
void add_phone(Table&);
void add_network(Table&);        ///< IP and MAC addresses, links, crypto-currency addresses
void add_finance(Table&);        ///< securities and legal entities
void add_north_america(Table&);  ///< US and Canadian identifiers
void add_united_kingdom(Table&);
void add_germany(Table&);
void add_southern_europe(Table&);  ///< France, Italy, Spain, Portugal, Greece, Turkey
void add_northern_europe(Table&);  ///< Nordic and Baltic countries
void add_central_europe(Table&);   ///< Benelux, Ireland, Switzerland, Austria, and the countries to the east
void add_asia(Table&);
void add_rest_of_world(Table&);       ///< Latin America, Africa, Oceania, Israel
void add_passwords(Table&);           ///< passwords and wifi keys in sentences
void add_prose_codes(Table&);         ///< PINs, door, alarm and one-time codes in sentences
void add_recovery_words(Table&);      ///< of wallets
void add_structured_secrets(Table&);  ///< key blocks, connection strings, commands and manifests
void add_vendor_secrets(Table&);      ///< keys and tokens in the formats of those who issue them

}  // namespace sayso::detection
