package io.banksynth.discover.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of which a name is made: {@code custAccounts_ID} is CUST, ACCOUNT, ID. */
public final class Words {
    private static final Set<String> IDENTIFYING = Set.of(
            "ID",
            "IDS",
            "KEY",
            "SK",
            "PK",
            "FK",
            "NO",
            "NUM",
            "NBR",
            "NR",
            "NUMBER",
            "CODE",
            "CD",
            "UUID",
            "GUID",
            "REF",
            "IDENTIFIER",
            "OID",
            "RID",
            "ROWID",
            "IDX",
            "COD",
            "CODIGO",
            "CODICE",
            "CLAVE",
            "CVE",
            "NUMERO",
            "NUMMER",
            "KENNUNG",
            "SCHLUESSEL");

    private Words() {}

    /** Splits a name at underscores, changes of case and between letters and digits, and takes words to their singular. */
    public static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean mixed = !name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            boolean hump = mixed
                    && i > 0
                    && Character.isUpperCase(c)
                    && (Character.isLowerCase(name.charAt(i - 1))
                            || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
            if ((!letter || hump) && word.length() > 0) {
                words.add(singular(word.toString().toUpperCase(Locale.ROOT)));
                word.setLength(0);
            }
            if (letter) {
                word.append(c);
            }
        }
        if (word.length() > 0) {
            words.add(singular(word.toString().toUpperCase(Locale.ROOT)));
        }
        return List.copyOf(words);
    }

    /** Whether a word says that a column identifies something. */
    public static boolean identifies(String word) {
        return IDENTIFYING.contains(word);
    }

    /**
     * The singular of an English plural; other words stay as they are. Since MOVIES and COUNTRIES end alike, MOVIE becomes MOVY as
     * well: the words are compared, never shown.
     */
    static String singular(String word) {
        int n = word.length();
        if (n > 3 && word.endsWith("IE")) {
            return word.substring(0, n - 2) + "Y";
        }
        if (n <= 3 || !word.endsWith("S") || word.endsWith("SS") || word.endsWith("US") || word.endsWith("IS")) {
            return word;
        }
        if (word.endsWith("IES") && n > 4) {
            return word.substring(0, n - 3) + "Y";
        }
        if (word.endsWith("SSES") || word.endsWith("XES") || word.endsWith("CHES") || word.endsWith("SHES")) {
            return word.substring(0, n - 2);
        }
        return word.substring(0, n - 1);
    }
}
