package io.banksynth.train;

import io.banksynth.batch.CellText;
import io.banksynth.batch.CodeVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.CheckDigits;
import io.banksynth.model.KeyForm;
import io.banksynth.model.Mask;
import io.banksynth.schema.DataType;
import java.util.Optional;

/** Tells keys whose check digits are all right from others: by chance each rule would hold for a tenth of them at most. */
final class CheckedKeys {
    private static final int ENOUGH = 20;

    private final Vector vector;
    private final DataType type;
    private final int rows;

    CheckedKeys(Vector vector, DataType type, int rows) {
        this.vector = vector;
        this.type = type;
        this.rows = rows;
    }

    /** The form, if the keys are of one length and obey a rule; what all of them share is kept. */
    Optional<KeyForm> form() {
        boolean whole = type instanceof DataType.Whole;
        if (rows < ENOUGH || !(whole || vector instanceof CodeVector)) {
            return Optional.empty();
        }
        for (CheckDigits rule : CheckDigits.values()) {
            Optional<Mask> mask = mask(rule);
            if (mask.isPresent()) {
                return Optional.of(new KeyForm.Checked(rule, mask.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Mask> mask(CheckDigits rule) {
        String first = "";
        boolean[] differs = new boolean[0];
        boolean[] letters = new boolean[0];
        boolean[] digits = new boolean[0];
        int seen = 0;
        for (int row = 0; row < rows; row++) {
            if (vector.nulls()[row]) {
                continue;
            }
            String text = CellText.text(vector, row, type);
            if (seen++ == 0) {
                first = text;
                differs = new boolean[text.length()];
                letters = new boolean[text.length()];
                digits = new boolean[text.length()];
            }
            if (text.length() != first.length() || !rule.holds(text)) {
                return Optional.empty();
            }
            for (int i = 0; i < text.length(); i++) {
                differs[i] |= text.charAt(i) != first.charAt(i);
                digits[i] |= text.charAt(i) <= '9';
                letters[i] |= text.charAt(i) > '9';
            }
        }
        return seen < ENOUGH ? Optional.empty() : Optional.of(mask(rule, first, differs, letters, digits));
    }

    private Mask mask(CheckDigits rule, String first, boolean[] differs, boolean[] letters, boolean[] digits) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < differs.length; i++) {
            boolean leading = i == 0 && type instanceof DataType.Whole;
            if (isPlace(rule, i, differs.length)) {
                pattern.append('0');
            } else if (!differs[i]) {
                pattern.append(Mask.quote(String.valueOf(first.charAt(i))));
            } else if (leading) {
                // A number that begins with a zero would be shorter; numbers that begin with a nine are nobody's card.
                pattern.append(Mask.quote("9"));
            } else {
                pattern.append(letters[i] ? digits[i] ? 'X' : 'A' : '9');
            }
        }
        return new Mask(pattern.toString());
    }

    private static boolean isPlace(CheckDigits rule, int i, int length) {
        return java.util.Arrays.stream(rule.places(length)).anyMatch(place -> place == i);
    }
}
