package io.banksynth.privacy.provider;

/** What all columns of a row that speak of the same person have in common. */
enum Slot {
    /** Nothing: the column draws for itself. */
    OWN,
    FIRST_NAME,
    LAST_NAME,
    STREET,
    CITY,
    POSTCODE,
    STATE,
    COMPANY,
    BIRTH
}
