package io.banksynth.discover.name;

/** Whether two words mean the same thing, one cut short or with another ending: ACCT and ACCOUNT, KONTO and KONTEN. */
final class Abbreviation {
    private static final int SHORTEST = 3;
    private static final int STEM = 4;
    private static final int ENDING = 2;

    private Abbreviation() {}

    static boolean alike(String a, String b) {
        String cut = a.length() <= b.length() ? a : b;
        String whole = a.length() <= b.length() ? b : a;
        return cut.length() >= SHORTEST && (shortens(cut, whole) || inflects(cut, whole));
    }

    /** The beginning of the whole word, or letters of it in their order from the first to the last, few of them vowels. */
    private static boolean shortens(String cut, String whole) {
        if (whole.startsWith(cut)) {
            return true;
        }
        boolean ends = cut.charAt(0) == whole.charAt(0)
                && cut.charAt(cut.length() - 1) == whole.charAt(whole.length() - 1)
                && whole.length() - cut.length() >= ENDING
                && cut.chars().filter(c -> "AEIOU".indexOf(c) >= 0).count() * 3 <= cut.length();
        if (!ends) {
            return false;
        }
        int next = 0;
        for (int i = 0; i < whole.length() && next < cut.length(); i++) {
            if (whole.charAt(i) == cut.charAt(next)) {
                next++;
            }
        }
        return next == cut.length();
    }

    /** The same stem with endings of one or two letters. */
    private static boolean inflects(String cut, String whole) {
        int common = 0;
        while (common < cut.length() && cut.charAt(common) == whole.charAt(common)) {
            common++;
        }
        return common >= STEM && cut.length() - common <= ENDING && whole.length() - common <= ENDING;
    }
}
