package io.banksynth.cli;

import io.banksynth.discover.Explanation;
import io.banksynth.schema.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation as lines for people. */
final class ExplanationListing {
    private static final int MOST_PLACES = 5;

    private ExplanationListing() {}

    static List<String> lines(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(explanation.column());
        if (explanation.candidates().isEmpty()) {
            lines.add("  points nowhere: no query joins it, no name fits, and no other column has its values");
        }
        for (Explanation.Candidate candidate : explanation.candidates()) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT, "  -> %s  %.2f  %s", candidate.parent(), candidate.confidence(), candidate.verdict()));
            candidate.supports().forEach(s -> lines.add("       + " + s));
            candidate.contradicts().forEach(s -> lines.add("       - " + s));
            List<Evidence> places =
                    candidate.seen().stream().filter(e -> !e.file().isEmpty()).toList();
            places.stream().limit(MOST_PLACES).forEach(e -> lines.add("       seen: " + GraphListing.place(e)));
            if (places.size() > MOST_PLACES) {
                lines.add("       and in " + GraphListing.counted(places.size() - MOST_PLACES, "other place"));
            }
        }
        return lines;
    }
}
