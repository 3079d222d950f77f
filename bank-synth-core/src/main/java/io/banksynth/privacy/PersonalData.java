package io.banksynth.privacy;

import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by names whether a table is about persons or what they own. Used where the mistake to avoid is keeping a row
 * that somebody could be known by, so it errs towards "personal".
 */
public final class PersonalData {
    private static final Pattern WORD_BREAK = Pattern.compile("[^a-z]+");
    private static final Set<String> ENTITIES = Set.of(
            "account",
            "applicant",
            "beneficiary",
            "borrower",
            "buyer",
            "card",
            "cardholder",
            "client",
            "contact",
            "contract",
            "contractor",
            "customer",
            "debtor",
            "depositor",
            "device",
            "disp",
            "disposition",
            "doctor",
            "donor",
            "driver",
            "employee",
            "guarantor",
            "guest",
            "holder",
            "household",
            "individual",
            "investor",
            "lead",
            "loan",
            "member",
            "merchant",
            "mortgage",
            "officer",
            "order",
            "owner",
            "participant",
            "passenger",
            "patient",
            "payee",
            "payer",
            "payment",
            "people",
            "person",
            "player",
            "policy",
            "policyholder",
            "purchase",
            "staff",
            "student",
            "subscriber",
            "subscription",
            "teacher",
            "tenant",
            "trader",
            "trans",
            "transaction",
            "user",
            "visitor",
            "voter",
            "wallet",
            "worker");
    private static final Set<String> ATTRIBUTES = Set.of(
            "address",
            "birth",
            "birthdate",
            "birthday",
            "bvn",
            "cpf",
            "cvv",
            "dob",
            "email",
            "fax",
            "firstname",
            "forename",
            "gender",
            "iban",
            "ip",
            "lastname",
            "mail",
            "maiden",
            "middlename",
            "mobile",
            "nin",
            "passport",
            "pesel",
            "phone",
            "pin",
            "salary",
            "sex",
            "ssn",
            "street",
            "surname",
            "tax",
            "taxid",
            "telephone",
            "tin",
            "username");
    private static final List<List<String>> PHRASES = List.of(
            List.of("first", "name"),
            List.of("last", "name"),
            List.of("middle", "name"),
            List.of("family", "name"),
            List.of("given", "name"),
            List.of("full", "name"),
            List.of("national", "id"),
            List.of("card", "number"),
            List.of("account", "number"),
            List.of("user", "name"));

    private static final Set<String> OTHERS = Set.of(
            "beneficiary",
            "co",
            "contact",
            "counterparty",
            "emergency",
            "father",
            "guarantor",
            "joint",
            "manager",
            "mother",
            "nominee",
            "other",
            "partner",
            "payee",
            "payer",
            "recipient",
            "second",
            "sender",
            "spouse");

    private PersonalData() {}

    /** Whether rows of this table are about persons, their things or their acts, told by its name and its columns'. */
    public static boolean concerns(Table table) {
        return isAboutEntities(table.name()) || table.columns().stream().anyMatch(PersonalData::isPersonal);
    }

    /** Whether a column says something of a person, told by its name. */
    public static boolean isPersonal(Column column) {
        List<String> words = words(column.name());
        boolean aggregate = words.contains("avg") || words.contains("average");
        return (!aggregate && words.stream().anyMatch(ATTRIBUTES::contains))
                || PHRASES.stream().anyMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
    }

    /** Whether a column holds the gender of the person whom the row is about. */
    public static boolean isGender(String column) {
        return words(column).stream().anyMatch(word -> word.equals("gender") || word.equals("sex"))
                && otherPerson(column).isEmpty();
    }

    /** Which other person than the row's own a column is about, told by its name; empty if about none. */
    public static String otherPerson(String column) {
        return words(column).stream().filter(OTHERS::contains).findFirst().orElse("");
    }

    /** The last word of a table's name says what its rows are: ACCOUNT_TYPES are types, not accounts. */
    static boolean isAboutEntities(TableName name) {
        List<String> words = words(name.table());
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        return ENTITIES.contains(last)
                || (last.endsWith("s") && ENTITIES.contains(last.substring(0, last.length() - 1)))
                || (last.endsWith("ies") && ENTITIES.contains(last.substring(0, last.length() - 3) + "y"));
    }

    private static List<String> words(String name) {
        return WORD_BREAK
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
