"""Check digits against Debian's python3-stdnum: the same verdict on thousands of generated numbers an identifier, valid and corrupted.

A number that our pattern or a rule beyond the check digit refuses (an unused prefix, a public sample) is drawn again, so what is compared is the check.
"""

import argparse
import importlib
import itertools
import multiprocessing
import random
import re
import string
import sys

from common import Bar, detect, skip

try:
    import stdnum
    from stdnum.exceptions import ValidationError
except ImportError:
    skip("python3-stdnum is not installed")


def german_tax_id():
    """Ten digits of which one stands twice and one is missing, and the place of the check digit."""
    digits = random.sample(string.digits, 9)
    digits.append(random.choice(digits))
    random.shuffle(digits)
    return "".join(digits) + "0"


# Our entity, the oracle's module, how to draw a number ('d' digit, 'l' letter, 'D' a digit 1 to 9, 'mm' month, 'yy' day, '**' check digits, others as they are; or a function).
NUMBERS = [
    ("AU_ABN", "au.abn", "**" + "d" * 9), ("AU_ACN", "au.acn", "ddddddddd"), ("AU_TFN", "au.tfn", "ddddddddd"),
    ("AT_SVNR", "at.vnr", "Ddddyymmdd"), ("BE_NATIONAL_NUMBER", "be.nn", "ddmmyyddddd"), ("BG_EGN", "bg.egn", "ddmmyydddd"),
    ("BR_CPF", "br.cpf", "ddddddddddd"), ("BR_CNPJ", "br.cnpj", "dddddddd0001dd"), ("CA_SIN", "ca.sin", "[1245679]dddddddd"),
    ("CH_AHV", "ch.ssn", "756dddddddddd"), ("CN_RESIDENT_ID", "cn.ric", "1101[01][1-5]19[89]dmmyydddd"), ("CZ_BIRTH_NUMBER", "cz.rc", "[5678]dmmyydddd"),
    ("DE_TAX_ID", "de.idnr", german_tax_id), ("DE_VAT_ID", "de.vat", "[D]EDdddddddd"), ("EE_ISIKUKOOD", "ee.ik", "[3456]ddmmyydddd"),
    ("ES_NIF", "es.dni", "ddddddddl"), ("ES_NIE", "es.nie", "[XYZ]dddddddl"), ("FI_PERSONAL_IDENTITY_CODE", "fi.hetu", "yymmdd-[1-8]ddd"),
    ("FR_NIR", "fr.nir", "[12]ddmm[1-8]Ddddddddd"), ("FR_SIREN", "fr.siren", "ddddddddd"), ("UK_NHS", "gb.nhs", "dddddddddd"), ("UK_UTR", "gb.utr", "dddddddddd"),
    ("GR_AMKA", "gr.amka", "yymmddddddd"), ("HR_OIB", "hr.oib", "ddddddddddd"), ("IE_PPS", "ie.pps", "dddddddl"), ("IL_IDENTITY_NUMBER", "il.idnr", "ddddddddd"),
    ("IN_AADHAAR", "in_.aadhaar", "[2-9]ddddddddddd"), ("IS_KENNITALA", "is_.kennitala", "yymmddddd9"), ("IT_VAT_CODE", "it.iva", "0dddddd0[0-9]Dd"),
    ("LV_PERSONAS_KODS", "lv.pvn", "yymmdd1dddd"), ("NL_BSN", "nl.bsn", "ddddddddd"), ("NO_FODSELSNUMMER", "no.fodselsnummer", "yymmdd[0-4]dddd"),
    ("NZ_IRD", "nz.ird", "[1-9]ddddddd"), ("PL_PESEL", "pl.pesel", "ddmmyyddddd"), ("PL_NIP", "pl.nip", "Dddddddddd"), ("PT_NIF", "pt.nif", "[1-35-9]dddddddd"),
    ("RO_CNP", "ro.cnp", "[12]ddmmyy[0-3][1-9]dddd"), ("SE_PERSONNUMMER", "se.personnummer", "19ddmmyydddd"), ("SE_ORGANISATIONSNUMMER", "se.orgnr", "55[2-9]ddddddd"),
    ("TH_TNIN", "th.pin", "[1-8][1][0-9]dddddddddd"), ("TR_NATIONAL_ID", "tr.tckimlik", "Ddddddddddd"), ("ZA_ID_NUMBER", "za.idnr", "ddmmyydddd0[89]d"),
    ("US_SSN", "us.ssn", "ddd-dd-dddd"), ("US_ITIN", "us.itin", "9dd-[78]d-dddd"), ("ABA_ROUTING_NUMBER", "us.rtn", "0[1-9]ddddddd"),
    ("AR_CUIT", "ar.cuit", "20ddddddddd"), ("CL_RUT", "cl.rut", "ddddddd-d"), ("SI_EMSO", "si.emso", "yymm9dd50dddd"), ("MX_CURP", "mx.curp", "BOXW310820HNERXN0d"),
    ("CREDIT_CARD", "luhn", "4" + "d" * 15), ("IBAN_CODE", "iban", "[D]E**" + "d" * 18), ("ISIN", "isin", "US" + "d" * 10), ("CUSIP", "cusip", "d" * 9),
    ("LEI", "lei", "5493" + "d" * 10 + "llll**"), ("GR_AFM", "gr.vat", "[01]dddddddd"), ("IT_FISCAL_CODE", "it.codicefiscale", "RSSMRAddEyy[D]dddl"),
    ("IN_PAN", "in_.pan", "lll[ABCFGHJLPT]lddddl"), ("IN_GSTIN", "in_.gstin", "27lllPlddddl1Zd"), 
    ("MY_NRIC", "my.nric", "[5-9]dmmyy-10-dddd"), ("SG_UEN", "sg.uen", "2009dddddl"),
]


def draw(form):
    """A number of the form."""
    if callable(form):
        return form()
    number, i = "", 0
    while i < len(form):
        c = form[i]
        if form.startswith(("mm", "yy"), i):
            number += f"{random.randint(1, 12 if c == 'm' else 28):02}"
            i += 2
        elif c == "[":
            end = form.index("]", i)
            choices = re.sub(r"(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), form[i + 1:end])
            number += random.choice(choices)
            i = end + 1
        else:
            number += random.choice({"d": string.digits, "D": string.digits[1:], "l": string.ascii_uppercase}.get(c, c))
            i += 1
    return number


def computed(oracle, number):
    """The number with the check digits that the oracle computes; nothing where it offers no such computation for this form."""
    for name, places in (("calc_check_digit", 1), ("calc_check_digits", 2)):
        if hasattr(oracle, name):
            try:
                return number[:-places] + str(getattr(oracle, name)(number[:-places]))
            except (ValueError, IndexError, TypeError, KeyError, ValidationError):
                pass
    return None


def trials(number):
    """The number with everything that could stand in place of its check digits."""
    if "**" in number:
        return [number.replace("**", f"{check:02}") for check in range(98)]
    last = string.digits + "XK" if number[-1].isdigit() else string.ascii_uppercase
    both = [number[:-2] + f"{ends:02}" for ends in range(100)] if number[-2:].isdigit() else []
    return [number, *(number[:-1] + end for end in last), *both]


def valid_numbers(oracle, form):
    """Numbers that the oracle accepts, until it has refused many in a row."""
    computes = False
    refused = 0
    while refused < 400:
        number = draw(form)
        full = computed(oracle, number)
        accepted = full if full and oracle.is_valid(full) else None
        computes = computes or accepted is not None
        if accepted is None and not computes:
            accepted = next(filter(oracle.is_valid, trials(number)), None)
        refused = 0 if accepted else refused + 1
        if accepted:
            yield accepted


def corrupted(number):
    """The number with one digit changed."""
    places = [i for i, c in enumerate(number) if c.isdigit()]
    at = random.choice(places[len(places) // 2:])
    return number[:at] + random.choice([d for d in string.digits if d != number[at]]) + number[at + 1:]


def compare(job):
    """Verdicts on one identifier: how many numbers, and those on which we differ."""
    entity, module, form, count, seed = job
    random.seed(f"{seed} {entity}")
    oracle = importlib.import_module("stdnum." + module)
    numbers = [n for number in itertools.islice(valid_numbers(oracle, form), count // 2) for n in (number, corrupted(number))]
    differ = []
    for number, entities in zip(numbers, detect(numbers)):
        # A score of 0.01 says that the strict check failed.
        ours = any(e["entity"] == entity and e["score"] > 0.01 for e in entities)
        if ours != oracle.is_valid(number):
            differ.append((number, "ours" if ours else "theirs"))
    return entity, module, len(numbers), differ


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="numbers an identifier (default 10000)")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--show", action="store_true", help="print what differs")
    arguments = parser.parse_args()
    print(f"python3-stdnum {stdnum.__version__}, seed {arguments.seed}")
    bar, compared = Bar(), 0
    jobs = [(*row, arguments.count, arguments.seed) for row in NUMBERS]
    with multiprocessing.Pool() as pool:
        for entity, module, count, differ in pool.imap(compare, jobs):
            compared += count
            print(f"{entity:28} {module:18} {count:6} numbers, {len(differ)} differ" + (f": {differ[:8]}" if differ and arguments.show else ""))
            bar.need(count >= arguments.count, f"{entity}: {arguments.count} numbers drawn")
            bar.need(not differ, f"{entity} agrees with stdnum.{module}")
    print(f"{len(NUMBERS)} identifiers, {compared} numbers, half of them corrupted")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
