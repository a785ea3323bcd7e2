"""Check digits against Debian's python3-stdnum: the same verdict on thousands of generated numbers an identifier, valid and corrupted.

A number that our pattern or a rule beyond the check digit refuses (an unused prefix, a public sample) is drawn again, so what is compared is the check.
"""

import argparse
import hashlib
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


def mexican_key():
    """A name, a birth, a state, consonants, and the place of the check digit."""
    state = random.choice("AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE".split())
    return draw("[BCDFGLMNPRSTVZ][AEIO][QRTVWXYZ][BDFGHJKLM]yymmyy[HM]") + state + draw("[BCDFGHJ][KLMNPQR][STVWXYZ]0d")


def wallet_address():
    """Base58Check or Bech32 of twenty random bytes."""
    payload = random.randbytes(20)
    if random.random() < 0.5:
        raw = bytes([random.choice([0, 5])]) + payload
        raw += hashlib.sha256(hashlib.sha256(raw).digest()).digest()[:4]
        alphabet, value, text = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", int.from_bytes(raw, "big"), ""
        while value:
            value, rest = divmod(value, 58)
            text = alphabet[rest] + text
        return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text
    bits = int.from_bytes(payload, "big")
    data = [0, *(bits >> shift & 31 for shift in range(155, -1, -5))]
    check = 1
    for value in [3, 3, 0, 2, 3, *data, 0, 0, 0, 0, 0, 0]:  # "bc" spread out, then the data
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> i & 1 else 0
    data += [(check ^ 1) >> 5 * (5 - i) & 31 for i in range(6)]
    return "bc1" + "".join("qpzry9x8gf2tvdw0s3jn54khce6mua7l"[value] for value in data)


# Our entity, the oracle's module (with ":digits" that go before the number there), and ways to draw a number: 'd' digit, 'l' letter, 'D' a digit 1 to 9,
# 'mm' month, 'yy' 01 to 25 (years and days), '**' check digits, others as they are; or a function.
NUMBERS = [
    ("AU_ABN", "au.abn", "**ddddddddd", "** ddd ddd ddd"), ("AU_ACN", "au.acn", "ddddddddd", "ddd ddd ddd"), ("AU_TFN", "au.tfn", "ddddddddd", "ddd ddd ddd"),
    ("AT_SVNR", "at.vnr", "Ddddyymmdd", "Dddd yymmdd"), ("BE_NATIONAL_NUMBER", "be.nn", "[3-9]dmmyyddddd", "0[0-9]mmyyddddd", "yy.mm.yy-ddd.dd"),
    ("BG_EGN", "bg.egn", "ddmmyydddd", "0d4[1-9]yydddd", "[89]d2[1-9]yydddd"), ("BR_CPF", "br.cpf", "ddddddddddd", "ddd.ddd.ddd-dd"),
    ("BR_CNPJ", "br.cnpj", "dddddddd0001dd", "dd.ddd.ddd/0[0-9]dd-dd"), ("CA_SIN", "ca.sin", "[1245679]dddddddd", "[1-7]dd-ddd-ddd"),
    ("CH_AHV", "ch.ssn", "756dddddddddd", "756.dddd.dddd.dd"), ("CN_RESIDENT_ID", "cn.ric", "[1][1]010[15]19[89]dmmyydddd", "31011[05]200[0-9]mmyydddd"),
    ("CZ_BIRTH_NUMBER", "cz.rc", "[5678]dmmyydddd", "[5-9]d[56][12]yy/dddd", "[0-4]dmmyy/ddd"), ("CZ_BIRTH_NUMBER", "sk.rc", "[6-9]dmmyydddd"),
    ("DE_TAX_ID", "de.idnr", german_tax_id), ("DE_VAT_ID", "de.vat", "[D]EdddddddDd", "[D]E ddddddddd"), ("DK_CPR", "dk.cpr", "yymmyydddd", "yymmyy-dddd", "[123]ymm[3-9]d-[0-3]ddd"),
    ("EE_ISIKUKOOD", "ee.ik", "[3456]ddmmyydddd", "[5-6]yymmyydddd"), ("EE_ISIKUKOOD", "lt.asmens", "[34][3-9]dmmyydddd"),
    ("ES_NIF", "es.dni", "ddddddddl", "dddddddd-l"), ("ES_NIF", "es.nif", "[KLM]dddddddl"), ("ES_NIE", "es.nie", "[XYZ]dddddddl", "[XYZ]-ddddddd-l"),
    ("FI_PERSONAL_IDENTITY_CODE", "fi.hetu", "yymmdd-[1-8]ddd", "yymmyyA[1-8]ddd", "yymm[5-9]d+[1-8]ddl", "yymm[3-9]d-[1-8]ddl"),
    ("FR_NIR", "fr.nir", "[12]ddmm[1-8]Ddddddddd", "[12]ddmm2[AB]dddddddd", "[12] dd mm [1-8]D ddd ddd dd"), ("FR_SIREN", "fr.siren", "ddddddddd", "ddd ddd ddd"),
    ("UK_NHS", "gb.nhs", "dddddddddd", "ddd ddd dddd", "ddd-ddd-dddd"), ("UK_UTR", "gb.utr", "dddddddddd"),
    ("GR_AMKA", "gr.amka", "yymmddddddd"), ("GR_AFM", "gr.vat", "[01]dddddddd", "[E]L[0-9]dddddddd"), ("HR_OIB", "hr.oib", "ddddddddddd"),
    ("IE_PPS", "ie.pps", "dddddddl", "dddddddl[AHW]"), ("IL_IDENTITY_NUMBER", "il.idnr", "ddddddddd"),
    ("IN_AADHAAR", "in_.aadhaar", "[2-9]ddddddddddd", "[2-9]ddd dddd dddd"), ("IS_KENNITALA", "is_.kennitala", "yymmyyddd0", "[4-6]ymm[3-9]dddd9", "yymm[3-9]d-ddd9"),
    ("IT_VAT_CODE", "it.iva", "0dddddd0[0-9]Dd", "[0-9]dddddd1[0][0-3]d"), ("LV_PERSONAS_KODS", "lv.pvn", "yymmdd1dddd", "yymmyy-2dddd"),
    ("NL_BSN", "nl.bsn", "ddddddddd", "dddd.dd.ddd"), ("NO_FODSELSNUMMER", "no.fodselsnummer", "yymmdd[0-4]dddd", "[4-6]ymmdd[0-4]dddd", "yymm[0-1]d[5-9]dddd", "yymm[5-9]d[5-7]dddd"),
    ("NZ_IRD", "nz.ird", "[1-9]ddddddd", "1[0-3]ddddddd", "dd-ddd-ddd"), ("PL_PESEL", "pl.pesel", "ddmmyyddddd", "0d2[1-9]yyddddd", "[0-1]d3[0-2]yyddddd"),
    ("PL_NIP", "pl.nip", "Dddddddddd", "Ddd-ddd-dd-dd"), ("PT_NIF", "pt.nif", "[1-35-9]dddddddd", "[1-35-9]dd ddd ddd"),
    ("RO_CNP", "ro.cnp", "[12]ddmmyy[0-3][1-9]dddd", "[56]yymmyy[0-3][1-9]dddd"),
    ("SE_PERSONNUMMER", "se.personnummer", "19ddmmyydddd", "yymmyy-dddd", "200[0-9]mmyy-dddd"), ("SE_ORGANISATIONSNUMMER", "se.orgnr", "55[2-9]ddddddd", "[2-9]d[2-9]ddd-dddd"),
    ("SG_UEN", "sg.uen", "2009dddddl", "19[6-9]dddddd", "ddddddddl", "T[0-1]d[LFPRM][LCFBM]ddddl"),
    ("TH_TNIN", "th.pin", "[1-8][1][0-9]dddddddddd", "[1-8]-[3-4]ddd-ddddd-dd-d"), ("TR_NATIONAL_ID", "tr.tckimlik", "Ddddddddddd"),
    ("ZA_ID_NUMBER", "za.idnr", "ddmmyydddd0[89]d", "ddmmyy dddd 1[89]d"), ("US_SSN", "us.ssn", "ddd-dd-dddd", "ddddddddd"), ("US_ITIN", "us.itin", "9dd-dd-dddd", "9dddddddd"),
    ("US_EIN", "us.ein", "dd-ddddddd"), ("US_NPI", "luhn:80840", "[12]ddddddddd"), ("ABA_ROUTING_NUMBER", "us.rtn", "0[1-9]ddddddd", "1[0-2]ddddddd", "[23][12]ddddddd"),
    ("AR_CUIT", "ar.cuit", "2[0347]ddddddddd", "3[034]-dddddddd-d"), ("CL_RUT", "cl.rut", "ddddddd-d", "[1-2]d.ddd.ddd-d"), ("SI_EMSO", "si.emso", "yymm9dd50dddd"),
    ("MX_CURP", "mx.curp", mexican_key), ("NG_NIN", "verhoeff", "ddddddddddd"),
    ("CREDIT_CARD", "luhn", "4ddddddddddddddd", "5[1-5]dddddddddddddd", "2[3-6]dddddddddddddd", "3[47]ddddddddddddd", "4ddd dddd dddd dddd"),
    ("IBAN_CODE", "iban", "[D]E**dddddddddddddddddd", "GB**[A-Z][A-Z][A-Z][A-Z]dddddddddddddd", "NL**[A-Z][A-Z][A-Z][A-Z]dddddddddd", "AT**dddddddddddddddd", "CH**ddddddddddddddddd",
     "FR**dddddddddddddddddddddd", "SE**dddddddddddddddddddd", "IE**[A-Z][A-Z][A-Z][A-Z]dddddddddddddd"),
    ("ISIN", "isin", "USdddddddddd", "[D]EdddddddddD", "GBd[A-Z]d[A-Z]dddddd", "FRdddddddddd"), ("CUSIP", "cusip", "ddddddddd", "ddd[A-Z]dddd0", "dddd[A-Z][A-Z]ddd"),
    ("LEI", "lei", "5493ddddddddddllll**", "9695ddllllllddldll**"), ("CRYPTO", "bitcoin", wallet_address),
    ("IT_FISCAL_CODE", "it.codicefiscale", "RSSMRAddEyy[D]dddl", "[BCDFG][LMNPR][STVZ][BCDFG][LMNPR][AEIO]dd[ABCDEHLMPRST]yy[F]dddl", "[BCDFG][LMNPR][AEIO][RSTVZ][AEIO][AEIO]dd[ABCDEHLMPRST][56]y[L]dddl"),
    ("IN_PAN", "in_.pan", "lll[ABCFGHJLPT]lddddl"), ("IN_GSTIN", "in_.gstin", "27lllPlddddl1Zd", "0[1-9]lll[CFHT]lddddl[1-9]Zl"),
    ("MY_NRIC", "my.nric", "[5-9]dmmyy-10-dddd", "0dmmyy-[0-5]d-dddd"),
]


def draw(form):
    """A number of the form."""
    if callable(form):
        return form()
    number, i = "", 0
    while i < len(form):
        c = form[i]
        if form.startswith(("mm", "yy"), i):
            number += f"{random.randint(1, 12 if c == 'm' else 25):02}"
            i += 2
        elif c == "[":
            end = form.index("]", i)
            choices = re.sub(r"(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), form[i + 1:end])
            number += random.choice(choices)
            i = end + 1
        else:
            number += random.choice({"d": string.digits, "D": string.digits[1:], "y": string.digits[1:6], "l": string.ascii_uppercase}.get(c, c))
            i += 1
    return number


class Oracle:
    """One of stdnum's modules; `before` is what its numbers begin with."""

    def __init__(self, name):
        module, _, self.before = name.partition(":")
        self.module = importlib.import_module("stdnum." + module)

    def is_valid(self, number):
        """The engine has no clock: to it, a birth that is still to come is no mistake."""
        try:
            return bool(self.module.validate(self.before + number))
        except ValidationError as error:
            return "not been born yet" in str(error)

    def completed(self, number):
        """The number with the check digits that the module computes; nothing where it offers no such computation for this form."""
        for name, places in (("calc_check_digit", 1), ("calc_check_digits", 2)):
            if hasattr(self.module, name):
                try:
                    return number[:-places] + str(getattr(self.module, name)(self.before + number[:-places]))
                except (ValueError, IndexError, TypeError, KeyError, ValidationError):
                    pass
        return None


def trials(number):
    """The number with everything that could stand in place of its check digits."""
    if "**" in number:
        return [number.replace("**", f"{check:02}") for check in range(98)]
    last = string.digits + "XK" if number[-1].isdigit() else string.ascii_uppercase
    both = [number[:-2] + f"{ends:02}" for ends in range(100)] if number[-2:].isdigit() else []
    # The check digit of some stands before a second letter.
    inner = [number[:-2] + letter + number[-1] for letter in string.ascii_uppercase] if number[-2:].isalpha() else []
    return [number, *(number[:-1] + end for end in last), *both, *inner]


def valid_numbers(oracle, forms):
    """Different numbers that the oracle accepts, of each form in turn, until it has refused many in a row."""
    computes, drawn = set(), set()
    refused = 0
    for form in itertools.cycle(forms):
        if refused >= 2000:
            return
        number = draw(form)
        full = oracle.completed(number)
        accepted = full if full and oracle.is_valid(full) else None
        if accepted:
            computes.add(form)
        elif form not in computes:
            accepted = next(filter(oracle.is_valid, trials(number)), None)
        refused = 0 if accepted and accepted not in drawn else refused + 1
        if refused == 0:
            drawn.add(accepted)
            yield accepted


def corrupted(number):
    """The number with one letter or digit changed for another."""
    places = [i for i, c in enumerate(number) if c.isdigit()]
    at = random.choice(places[len(places) // 2:])
    return number[:at] + random.choice([d for d in string.digits if d != number[at]]) + number[at + 1:]


def compare(job):
    """Verdicts on one identifier: how many numbers, and those on which we differ."""
    entity, module, forms, count, seed = job
    random.seed(f"{seed} {entity} {module}")
    oracle = Oracle(module)
    numbers = [n for number in itertools.islice(valid_numbers(oracle, forms), count // 2) for n in (number, corrupted(number))]
    differ = []
    for number, entities in zip(numbers, detect(numbers)):
        # A score of 0.01 says that the strict check failed.
        ours = any(e["entity"] == entity and (e["start"], e["end"]) == (0, len(number)) and e["score"] > 0.01 for e in entities)
        if ours != oracle.is_valid(number):
            differ.append((number, "ours" if ours else "theirs"))
    return entity, module, len(numbers), differ


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="numbers an identifier (default 10000)")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--only", help="one entity")
    parser.add_argument("--show", action="store_true", help="print what differs")
    arguments = parser.parse_args()
    print(f"python3-stdnum {stdnum.__version__}, seed {arguments.seed}")
    bar, compared = Bar(), 0
    jobs = [(entity, module, forms, arguments.count, arguments.seed) for entity, module, *forms in NUMBERS if arguments.only in (None, entity)]
    with multiprocessing.Pool() as pool:
        for entity, module, count, differ in pool.imap(compare, jobs):
            compared += count
            print(f"{entity:28} {module:18} {count:6} numbers, {len(differ)} differ" + (f": {differ[:8]}" if differ and arguments.show else ""))
            bar.need(count >= arguments.count, f"{entity}: {arguments.count} numbers drawn")
            bar.need(not differ, f"{entity} agrees with stdnum.{module}")
    print(f"{len({job[0] for job in jobs})} identifiers, {compared} different numbers and their corruptions")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
