"""Check digits against Debian's python3-stdnum: the same verdict on thousands of generated numbers an identifier, valid and corrupted.

A number that our pattern or a rule beyond the check digit refuses (an unused prefix, a public sample) is drawn again, so what is compared is the check.
"""

import argparse
import importlib
import random
import string
import sys

from common import Bar, detect

# Our entity, the oracle's module, how to draw a number ('d' digit, 'l' letter, 'D' a digit 1 to 9, 'm' month, 'y' day, others as they are).
NUMBERS = [
    ("AU_ABN", "au.abn", "D" + "d" * 10), ("AU_ACN", "au.acn", "ddddddddd"), ("AU_TFN", "au.tfn", "ddddddddd"),
    ("AT_SVNR", "at.vnr", "Ddddyymmdd"), ("BE_NATIONAL_NUMBER", "be.nn", "ddmmyyddddd"), ("BG_EGN", "bg.egn", "ddmmyydddd"),
    ("BR_CPF", "br.cpf", "ddddddddddd"), ("BR_CNPJ", "br.cnpj", "dddddddd0001dd"), ("CA_SIN", "ca.sin", "[1245679]dddddddd"),
    ("CH_AHV", "ch.ssn", "756dddddddddd"), ("CN_RESIDENT_ID", "cn.ric", "1101[01][1-5]19[89]dmmyydddd"), ("CZ_BIRTH_NUMBER", "cz.rc", "[5678]dmmyydddd"),
    ("DE_TAX_ID", "de.idnr", "D" + "d" * 10), ("DE_VAT_ID", "de.vat", "[D]EDdddddddd"), ("EE_ISIKUKOOD", "ee.ik", "[3456]ddmmyydddd"),
    ("ES_NIF", "es.dni", "ddddddddl"), ("ES_NIE", "es.nie", "[XYZ]dddddddl"), ("FI_PERSONAL_IDENTITY_CODE", "fi.hetu", "yymmdd-[1-8]ddd"),
    ("FR_NIR", "fr.nir", "[12]ddmm[1-8]Ddddddddd"), ("FR_SIREN", "fr.siren", "ddddddddd"), ("UK_NHS", "gb.nhs", "dddddddddd"), ("UK_UTR", "gb.utr", "dddddddddd"),
    ("GR_AMKA", "gr.amka", "yymmddddddd"), ("HR_OIB", "hr.oib", "ddddddddddd"), ("IE_PPS", "ie.pps", "dddddddl"), ("IL_IDENTITY_NUMBER", "il.idnr", "ddddddddd"),
    ("IN_AADHAAR", "in_.aadhaar", "[2-9]ddddddddddd"), ("IS_KENNITALA", "is_.kennitala", "yymmddddd9"), ("IT_VAT_CODE", "it.iva", "0ddddddd0dd"),
    ("LV_PERSONAS_KODS", "lv.pvn", "yymmdd1dddd"), ("NL_BSN", "nl.bsn", "ddddddddd"), ("NO_FODSELSNUMMER", "no.fodselsnummer", "yymmdd[0-4]dddd"),
    ("NZ_IRD", "nz.ird", "[1-9]ddddddd"), ("PL_PESEL", "pl.pesel", "ddmmyyddddd"), ("PL_NIP", "pl.nip", "Dddddddddd"), ("PT_NIF", "pt.nif", "[1-35-9]dddddddd"),
    ("RO_CNP", "ro.cnp", "[12]ddmmyy[0-3][1-9]dddd"), ("SE_PERSONNUMMER", "se.personnummer", "19ddmmyydddd"), ("SE_ORGANISATIONSNUMMER", "se.orgnr", "55[2-9]ddddddd"),
    ("TH_TNIN", "th.pin", "[1-8][1][0-9]dddddddddd"), ("TR_NATIONAL_ID", "tr.tckimlik", "Ddddddddddd"), ("ZA_ID_NUMBER", "za.idnr", "ddmmyydddd0[89]d"),
    ("US_SSN", "us.ssn", "ddd-dd-dddd"), ("US_ITIN", "us.itin", "9dd-dd-dddd"), ("ABA_ROUTING_NUMBER", "us.rtn", "0[1-9]ddddddd"),
    ("AR_CUIT", "ar.cuit", "20ddddddddd"), ("CL_RUT", "cl.rut", "ddddddd-d"), ("SI_EMSO", "si.emso", "yymm9dd50dddd"), ("MX_CURP", "mx.curp", "BOXW310820HNERXN0d"),
]


def draw(form):
    """A number of the form."""
    number, i = "", 0
    while i < len(form):
        c = form[i]
        if form.startswith("mm", i):
            number += f"{random.randint(1, 12):02}"
            i += 2
        elif form.startswith("yy", i):
            number += f"{random.randint(1, 28):02}"
            i += 2
        elif c == "[":
            end = form.index("]", i)
            choices = form[i + 1:end]
            while "-" in choices and len(choices) > 2:
                at = choices.index("-")
                choices = choices[:at - 1] + "".join(map(chr, range(ord(choices[at - 1]), ord(choices[at + 1]) + 1))) + choices[at + 2:]
            number += random.choice(choices)
            i = end + 1
        else:
            number += random.choice(string.digits) if c == "d" else random.choice(string.digits[1:]) if c == "D" else random.choice(string.ascii_uppercase) if c == "l" else c
            i += 1
    return number


def valid_one(oracle, form):
    """A number that the oracle accepts: the last places are tried in turn."""
    for _ in range(400):
        number = draw(form)
        last = string.ascii_uppercase if form[-1] == "l" else string.digits + ("X" if form == NUMBERS[10][2] else "") + ("K" if oracle.__name__.endswith("cl.rut") else "")
        for end in last:
            if oracle.is_valid(number[:-1] + end):
                return number[:-1] + end
        if oracle.is_valid(number):
            return number
        for ends in range(100):
            if number[-2:].isdigit() and oracle.is_valid(number[:-2] + f"{ends:02}"):
                return number[:-2] + f"{ends:02}"
    return None


def corrupted(number):
    """The number with one digit changed."""
    places = [i for i, c in enumerate(number) if c.isdigit()]
    at = random.choice(places[len(places) // 2:])
    return number[:at] + random.choice([d for d in string.digits if d != number[at]]) + number[at + 1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="numbers an identifier (default 10000)")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--show", action="store_true", help="print what differs")
    arguments = parser.parse_args()
    try:
        import stdnum
    except ImportError:
        print("NOTICE: python3-stdnum is not installed for this Python; this suite did not run.")
        return
    print(f"python3-stdnum {stdnum.__version__}, seed {arguments.seed}")
    random.seed(arguments.seed)
    bar = Bar()
    for entity, module, form in NUMBERS:
        oracle = importlib.import_module("stdnum." + module)
        numbers = []
        while len(numbers) < arguments.count:
            number = valid_one(oracle, form)
            if number is None:
                break
            numbers += [number, corrupted(number)]
        differ = []
        for number, entities in zip(numbers, detect(numbers)):
            # A score of 0.01 says that the strict check failed.
            ours = any(e["entity"] == entity and e["score"] > 0.01 for e in entities)
            if ours != oracle.is_valid(number):
                differ.append((number, "ours" if ours else "theirs"))
        print(f"{entity:28} {module:18} {len(numbers):6} numbers, {len(differ)} differ" + (f": {differ[:8]}" if differ and arguments.show else ""))
        bar.need(numbers and not differ, f"{entity} agrees with stdnum.{module}")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
