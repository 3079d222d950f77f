package io.banksynth.discover;

import io.banksynth.schema.Evidence;
import java.util.List;

/**
 * Why a column points where it does, and why nowhere else.
 *
 * @param column as table and column
 * @param candidates all columns it might point at, the likeliest first
 */
public record Explanation(String column, List<Candidate> candidates) {
    /**
     * A column that another one might point at.
     *
     * @param confidence that it does, 0 to 1
     * @param verdict what was decided, and if it is no key, why not
     * @param supports what speaks for it, the strongest first
     * @param contradicts what speaks against it, the strongest first
     * @param seen where
     */
    public record Candidate(
            String parent,
            double confidence,
            String verdict,
            List<String> supports,
            List<String> contradicts,
            List<Evidence> seen) {
        public Candidate {
            supports = List.copyOf(supports);
            contradicts = List.copyOf(contradicts);
            seen = List.copyOf(seen);
        }
    }

    public Explanation {
        candidates = List.copyOf(candidates);
    }
}
