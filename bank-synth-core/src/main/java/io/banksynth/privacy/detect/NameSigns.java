package io.banksynth.privacy.detect;

import io.banksynth.schema.TableName;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of a column and its table say of its values. */
final class NameSigns {
    private static final Pattern WORD_BREAK = Pattern.compile("[^a-z]+");

    /** Columns about such a value, not with it. */
    private static final Set<String> ABOUT = Set.of(
            "id",
            "type",
            "code",
            "count",
            "flag",
            "status",
            "verified",
            "valid",
            "created",
            "updated",
            "changed",
            "at",
            "consent",
            "optin",
            "opt",
            "has",
            "is",
            "num",
            "cnt",
            "domain",
            "provider",
            "kind",
            "category",
            "avg",
            "average",
            "sum",
            "total",
            "hash",
            "length",
            "country",
            "format",
            "source",
            "rank",
            "score");

    /** Natural persons, as tables and columns name them. */
    private static final Set<String> PERSONS = Set.of(
            "applicant",
            "beneficiary",
            "borrower",
            "cardholder",
            "client",
            "contact",
            "counterparty",
            "customer",
            "cust",
            "debtor",
            "depositor",
            "employee",
            "emp",
            "father",
            "guarantor",
            "guest",
            "holder",
            "individual",
            "manager",
            "member",
            "mother",
            "nominee",
            "officer",
            "owner",
            "partner",
            "patient",
            "payee",
            "payer",
            "people",
            "person",
            "recipient",
            "sender",
            "signatory",
            "spouse",
            "staff",
            "student",
            "subscriber",
            "teller",
            "user",
            "worker");

    /** Words in a row, the most telling first; single words are lists of one. */
    private static final List<Sign> SIGNS = List.of(
            sign(Kind.MAC, "mac address", "mac addr"),
            sign(Kind.IPV4, "ip address", "ip addr", "ip", "ipv", "ipaddress"),
            sign(Kind.EMAIL, "email", "e mail", "mail", "emailaddress", "mailaddress"),
            sign(
                    Kind.PHONE,
                    "phone",
                    "telephone",
                    "mobile",
                    "cell",
                    "cellphone",
                    "tel",
                    "fax",
                    "msisdn",
                    "phonenumber",
                    "phoneno",
                    "mobileno",
                    "mobilenumber",
                    "telefon",
                    "handy"),
            sign(Kind.IBAN, "iban"),
            sign(Kind.SECURITY_CODE, "cvv", "cvc", "security code"),
            sign(
                    Kind.CARD,
                    "card number",
                    "card no",
                    "card num",
                    "cardnumber",
                    "cardno",
                    "credit card",
                    "creditcard",
                    "pan",
                    "ccnumber"),
            sign(Kind.BIC, "bic", "swift"),
            sign(Kind.PASSPORT, "passport"),
            sign(
                    Kind.LICENSE,
                    "driver license",
                    "drivers license",
                    "driving licence",
                    "driver licence",
                    "license number"),
            sign(
                    Kind.NATIONAL_ID,
                    "ssn",
                    "sin",
                    "nin",
                    "nino",
                    "pesel",
                    "cpf",
                    "cnpj",
                    "bsn",
                    "dni",
                    "nif",
                    "nie",
                    "nir",
                    "bvn",
                    "pps",
                    "aadhaar",
                    "social security",
                    "socialsecurity",
                    "national id",
                    "nationalid",
                    "national number",
                    "personal number",
                    "personal id",
                    "identity number",
                    "identity card",
                    "id number",
                    "id card",
                    "tax id",
                    "taxid",
                    "tax number",
                    "tax no",
                    "tin",
                    "vat number",
                    "birth number",
                    "birthnumber",
                    "personnummer",
                    "fiscal code",
                    "codice fiscale",
                    "steuernummer",
                    "steuer id"),
            sign(
                    Kind.BIRTH,
                    "date of birth",
                    "dateofbirth",
                    "birth date",
                    "birthdate",
                    "birthday",
                    "birth day",
                    "dob",
                    "born",
                    "born on",
                    "geburtsdatum",
                    "birth"),
            sign(
                    Kind.FIRST_NAME,
                    "first name",
                    "firstname",
                    "fname",
                    "forename",
                    "given name",
                    "givenname",
                    "vorname",
                    "middle name",
                    "middlename"),
            sign(
                    Kind.LAST_NAME,
                    "last name",
                    "lastname",
                    "lname",
                    "surname",
                    "family name",
                    "familyname",
                    "nachname",
                    "maiden name",
                    "maidenname"),
            sign(Kind.USER_NAME, "user name", "username", "login", "login name", "nickname"),
            sign(Kind.FULL_NAME, "full name", "fullname", "person name", "personname", "name on card"),
            sign(Kind.PASSWORD, "password", "passwd", "pwd", "pin", "secret", "passphrase"),
            sign(
                    Kind.POSTCODE,
                    "postcode",
                    "postal code",
                    "postalcode",
                    "post code",
                    "zip",
                    "zipcode",
                    "zip code",
                    "plz"),
            sign(
                    Kind.STREET,
                    "street",
                    "address",
                    "addr",
                    "streetaddress",
                    "address line",
                    "addressline",
                    "strasse",
                    "residence"),
            sign(
                    Kind.ACCOUNT_NUMBER,
                    "account number",
                    "accountnumber",
                    "account no",
                    "accountno",
                    "acct no",
                    "acct num",
                    "acctno",
                    "bban"),
            sign(
                    Kind.FREE_TEXT,
                    "comment",
                    "comments",
                    "note",
                    "notes",
                    "remark",
                    "remarks",
                    "memo",
                    "message",
                    "narrative",
                    "free text"));

    private NameSigns() {}

    private record Sign(Kind kind, List<List<String>> phrases) {}

    private static Sign sign(Kind kind, String... phrases) {
        return new Sign(kind, Arrays.stream(phrases).map(NameSigns::words).toList());
    }

    /** The kind that a column's name tells, if any. */
    static Optional<Kind> of(TableName table, String column) {
        List<String> words = words(column);
        boolean number = column.endsWith("_NO") || column.endsWith("_NR");
        for (Sign sign : SIGNS) {
            for (List<String> phrase : sign.phrases()) {
                int at = Collections.indexOfSubList(words, phrase);
                boolean about = at >= 0
                        && words.stream().anyMatch(w -> ABOUT.contains(w) && !phrase.contains(w))
                        && !(number && sign.kind() == Kind.ACCOUNT_NUMBER);
                if (at >= 0 && !about) {
                    return Optional.of(sign.kind());
                }
            }
        }
        return isPersonName(table, words) ? Optional.of(Kind.FULL_NAME) : Optional.empty();
    }

    /** CUSTOMER_NAME anywhere, NAME in a table of persons. */
    private static boolean isPersonName(TableName table, List<String> words) {
        int last = words.size() - 1;
        if (words.isEmpty() || !words.get(last).equals("name")) {
            return false;
        }
        return last == 0 ? isOfPersons(table) : PERSONS.contains(words.get(last - 1));
    }

    /** Whether the rows of a table are persons: the last word of its name says what they are. */
    static boolean isOfPersons(TableName table) {
        List<String> words = words(table.table());
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        return PERSONS.contains(last)
                || (last.endsWith("s") && PERSONS.contains(last.substring(0, last.length() - 1)))
                || (last.endsWith("ies") && PERSONS.contains(last.substring(0, last.length() - 3) + "y"));
    }

    private static List<String> words(String name) {
        return WORD_BREAK
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
