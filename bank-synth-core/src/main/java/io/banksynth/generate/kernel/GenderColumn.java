package io.banksynth.generate.kernel;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.privacy.provider.Gender;
import org.jspecify.annotations.Nullable;

/**
 * Reads a person's gender off another column of the row: by the first letter of the words that banks use, or by the numbers
 * of ISO/IEC 5218. Immutable.
 */
public final class GenderColumn {
    private final int column;
    private final @Nullable Gender[] byCode;

    /**
     * @param column its position
     * @param kernel what fills it
     */
    public GenderColumn(int column, ColumnKernel kernel) {
        this.column = column;
        if (kernel.allocate(1) instanceof CodeVector codes) {
            TextDictionary dictionary = codes.dictionary();
            byCode = new Gender[dictionary.size()];
            for (int code = 0; code < byCode.length; code++) {
                byCode[code] = dictionary.length(code) == 0
                        ? null
                        : ofLetter(dictionary.bytes()[dictionary.start(code)]);
            }
        } else {
            byCode = new Gender[0];
        }
    }

    /** The gender that row i says, else that of the person's random bits. */
    Gender of(Frame frame, int i, long person) {
        Vector vector = frame.column(column);
        Gender said = null;
        if (!vector.nulls()[i]) {
            if (vector instanceof CodeVector codes) {
                said = byCode[codes.codes()[i]];
            } else if (vector instanceof TextVector text && text.length()[i] > 0) {
                said = ofLetter(text.arena()[text.start()[i]]);
            } else if (vector instanceof LongVector longs) {
                said = longs.values()[i] == 2 ? Gender.FEMALE : longs.values()[i] == 1 ? Gender.MALE : null;
            }
        }
        return said == null ? Gender.of(person) : said;
    }

    private static @Nullable Gender ofLetter(byte letter) {
        return switch (letter) {
            case 'F', 'f', 'W', 'w', 'K', 'k' -> Gender.FEMALE;
            case 'M', 'm', 'H', 'h' -> Gender.MALE;
            default -> null;
        };
    }
}
