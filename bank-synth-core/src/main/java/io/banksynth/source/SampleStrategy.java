package io.banksynth.source;

import io.banksynth.error.BankSynthException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much is read of tables that are larger than one wants to learn from. Whatever is left out, what is read hangs together. */
public sealed interface SampleStrategy {
    /** All rows. */
    record Whole() implements SampleStrategy {
        @Override
        public double share(long largest) {
            return 1;
        }
    }

    /** A share of the root tables' rows, above 0 and up to 1, with all that belongs to them. */
    record Share(double value) implements SampleStrategy {
        @Override
        public double share(long largest) {
            return value;
        }
    }

    /** As many of the root tables' rows as give the largest table about so many. */
    record Rows(long count) implements SampleStrategy {
        @Override
        public double share(long largest) {
            return largest <= count ? 1 : count / (double) largest;
        }
    }

    /** All rows, unless they are more than anything is learned from. */
    record Enough() implements SampleStrategy {
        /** Rows of the largest table. */
        public static final long MOST = 1_000_000;

        @Override
        public double share(long largest) {
            return new Rows(MOST).share(largest);
        }
    }

    Pattern SPELLING = Pattern.compile("(percent|rows):([0-9][0-9_,]*(?:\\.[0-9]+)?)");

    /**
     * The share of root rows to read.
     *
     * @param largest rows of the largest table
     */
    double share(long largest);

    /**
     * Reads {@code percent:N} or {@code rows:N}.
     *
     * @throws BankSynthException if it is neither
     */
    static SampleStrategy parse(String text) {
        Matcher matcher = SPELLING.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            String number = matcher.group(2).replaceAll("[_,]", "");
            if (matcher.group(1).equals("percent")) {
                double percent = Double.parseDouble(number);
                if (percent > 0 && percent <= 100) {
                    return new Share(percent / 100);
                }
            } else if (!number.contains(".") && number.length() <= 15 && Long.parseLong(number) > 0) {
                return new Rows(Long.parseLong(number));
            }
        }
        throw BankSynthException.usage("Cannot use --sample_strategy '" + text
                + "': write percent:N with N above 0 and up to 100, or rows:N with a whole number above 0");
    }
}
