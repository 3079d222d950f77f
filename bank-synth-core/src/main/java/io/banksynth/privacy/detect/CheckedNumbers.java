package io.banksynth.privacy.detect;

import java.util.Set;
import java.util.regex.Pattern;

/** Numbers whose check digits tell what they are. Text is taken without blanks, dots and hyphens. */
final class CheckedNumbers {
    private static final Pattern FILLING = Pattern.compile("[ .\\-/]");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern CARD = Pattern.compile("[2-69]\\d{12,18}");
    private static final Pattern BIC = Pattern.compile("[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern AMERICAN = Pattern.compile("\\d{3}-\\d{2}-\\d{4}");
    private static final Pattern BRITISH = Pattern.compile("[A-Z]{2}\\d{6}[A-D]");
    private static final Pattern SPANISH = Pattern.compile("[XYZ0-9]\\d{7}[A-Z]");
    private static final Pattern ITALIAN = Pattern.compile("[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Set<String> COUNTRIES = Set.of(java.util.Locale.getISOCountries());

    private CheckedNumbers() {}

    /** Only what makes a number readable is left out. */
    static String bare(String text) {
        return FILLING.matcher(text.strip()).replaceAll("");
    }

    /** ISO 13616: MOD 97-10 over the text with its first four characters moved behind. */
    static boolean isIban(String text) {
        String bare = bare(text).toUpperCase(java.util.Locale.ROOT);
        if (!IBAN.matcher(bare).matches() || !COUNTRIES.contains(bare.substring(0, 2))) {
            return false;
        }
        return remainder(bare.substring(4) + bare.substring(0, 4), 97) == 1;
    }

    /** 13 to 19 digits with Luhn's check digit, as cards begin. */
    static boolean isCard(String text) {
        String bare = bare(text);
        return CARD.matcher(bare).matches() && isLuhn(bare);
    }

    /** ISO 9362: four letters, a country, a place, and maybe a branch. */
    static boolean isBic(String text) {
        return BIC.matcher(text).matches() && COUNTRIES.contains(text.substring(4, 6));
    }

    /** A number of persons whose form or check digits some country knows. */
    static boolean isNational(String text) {
        if (AMERICAN.matcher(text).matches()) {
            return true;
        }
        String bare = bare(text).toUpperCase(java.util.Locale.ROOT);
        return BRITISH.matcher(bare).matches()
                || ITALIAN.matcher(bare).matches()
                || isSpanish(bare)
                || (DIGITS.matcher(bare).matches()
                        && (isPesel(bare) || isCpf(bare) || isCzech(bare) || isGermanTax(bare) || isFrench(bare)));
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    private static int remainder(String text, int modulus) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % modulus;
        }
        return remainder;
    }

    private static boolean isSpanish(String bare) {
        if (!SPANISH.matcher(bare).matches()) {
            return false;
        }
        char first = bare.charAt(0);
        String digits = (first >= 'X' ? String.valueOf(first - 'X') : String.valueOf(first)) + bare.substring(1, 8);
        return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23) == bare.charAt(8);
    }

    private static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    private static boolean isPesel(String digits) {
        return digits.length() == 11
                && isMonth(Integer.parseInt(digits.substring(2, 4)) % 20)
                && isDay(digits.substring(4, 6))
                && weighted(digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
    }

    private static boolean isCpf(String digits) {
        if (digits.length() != 11 || digits.chars().distinct().count() == 1) {
            return false;
        }
        int first = weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        int second = weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return first == digits.charAt(9) - '0' && second == digits.charAt(10) - '0';
    }

    /** Ten digits that are a multiple of 11; months of women have 50 added, of crowded days 20. */
    private static boolean isCzech(String digits) {
        return digits.length() == 10
                && isMonth(Integer.parseInt(digits.substring(2, 4)) % 50 % 20)
                && isDay(digits.substring(4, 6))
                && Long.parseLong(digits) % 11 == 0;
    }

    /** Eleven digits by ISO/IEC 7064 MOD 11,10, no digit of the first ten more than three times. */
    private static boolean isGermanTax(String digits) {
        if (digits.length() != 11 || digits.charAt(0) == '0') {
            return false;
        }
        int product = 10;
        for (int i = 0; i < 10; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        boolean repeated = digits.substring(0, 10).chars().distinct().count() >= 8;
        return repeated && (11 - product) % 10 == digits.charAt(10) - '0';
    }

    private static boolean isFrench(String digits) {
        return digits.length() == 15
                && (digits.charAt(0) == '1' || digits.charAt(0) == '2')
                && 97 - Long.parseLong(digits.substring(0, 13)) % 97 == Integer.parseInt(digits.substring(13));
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    private static boolean isDay(String digits) {
        int day = Integer.parseInt(digits);
        return day >= 1 && day <= 31;
    }
}
