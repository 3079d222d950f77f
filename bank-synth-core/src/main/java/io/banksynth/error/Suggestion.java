package io.banksynth.error;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant by a name that does not exist. */
public final class Suggestion {
    private static final int MOST_LISTED = 20;

    private Suggestion() {}

    /**
     * The known name nearest to what was typed: fewest letters inserted, left out, exchanged or replaced, without regard
     * to case; the first of equals. Empty when all differ in more than a third of the letters.
     */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        String asked = typed.toLowerCase(Locale.ROOT);
        String best = "";
        int fewest = Math.max(1, asked.length() / 3) + 1;
        for (String name : known) {
            int edits = edits(asked, name.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** As the end of a message: {@code ; did you mean ACCOUNTS?}, or nothing where nothing is near. */
    public static String question(String typed, Collection<String> known) {
        return nearest(typed, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** All that is known, as far as a line holds it, and the nearest of it. */
    public static String listed(String typed, List<String> known) {
        String names = String.join(", ", known.subList(0, Math.min(known.size(), MOST_LISTED)));
        String others = known.size() > MOST_LISTED ? " and " + (known.size() - MOST_LISTED) + " others" : "";
        return names + others + question(typed, known);
    }

    /** Optimal string alignment distance: a swap of neighbours counts once. */
    private static int edits(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
