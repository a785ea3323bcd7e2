// The families of detectors. Each function appends its own to the table; the order is the order of `DetectorId`.
#pragma once

#include "detectors/detector.hpp"

namespace sayso::detection {

void add_payment(Table&);            ///< cards, IBAN, bank routing and account numbers
void add_contact(Table&);            ///< e-mail, phone, street address
void add_north_america(Table&);      ///< US and Canadian identifiers
void add_prose_secrets(Table&);      ///< passwords, PINs, codes and recovery words in sentences
void add_vendor_secrets(Table&);     ///< keys and tokens in the formats of those who issue them

}  // namespace sayso::detection
