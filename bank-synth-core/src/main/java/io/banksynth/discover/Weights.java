package io.banksynth.discover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of evidence: logistic regressions, one per situation and stage, whose coefficients lie in {@code weights.csv} (how
 * they were fitted: docs/adr/0021-weights-of-evidence.md).
 */
final class Weights {
    /** What kind of evidence a pair has at all; each kind is weighed on its own. */
    enum Situation {
        /** A query joins the columns or passes values on, and there are no samples. */
        QUERIES,
        /** Only the names speak. */
        NAMES,
        /** Samples of both tables are there. */
        DATA
    }

    private final Map<String, double[]> coefficients = new HashMap<>();

    private Weights() {}

    /** Reads the weights that come with the program. */
    static Weights load() {
        Weights weights = new Weights();
        try (InputStream in = Weights.class.getResourceAsStream("weights.csv")) {
            if (in == null) {
                throw new IllegalStateException("weights.csv is missing from the class path");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                weights.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return weights;
    }

    private void add(String line) {
        if (line.startsWith("#") || line.isBlank()) {
            return;
        }
        String[] cells = line.split(",", -1);
        String key = cells[0] + "," + cells[1];
        int index = cells[2].equals("intercept") ? 0 : names(cells[0]).indexOf(cells[2]) + 1;
        if (index == 0 && !cells[2].equals("intercept")) {
            throw new IllegalStateException("weights.csv names an unknown feature: " + line);
        }
        coefficients.computeIfAbsent(key, k -> new double[names(cells[0]).size() + 1])[index] =
                Double.parseDouble(cells[3]);
    }

    private static List<String> names(String stage) {
        return stage.equals("local") ? Features.NAMES : Features.SECOND_NAMES;
    }

    /** What each feature adds to the logit, in the order of the features. */
    double[] parts(String stage, Situation situation, double[] features) {
        double[] weights = of(stage, situation);
        double[] parts = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            parts[i] = weights[i + 1] * features[i];
        }
        return parts;
    }

    private double[] of(String stage, Situation situation) {
        double[] weights = coefficients.get(stage + "," + situation);
        if (weights == null) {
            throw new IllegalStateException("weights.csv lacks " + stage + " for " + situation);
        }
        return weights;
    }

    /**
     * The probability that a pair is a key.
     *
     * @param stage {@code local} for what is known of the pair alone, {@code joint} when other pairs count too
     */
    double probability(String stage, Situation situation, double[] features) {
        double sum = of(stage, situation)[0];
        for (double part : parts(stage, situation, features)) {
            sum += part;
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
