package io.banksynth.report.measure;

import io.banksynth.batch.CodeVector;
import io.banksynth.batch.TextDictionary;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.model.Encoder;
import io.banksynth.model.Leaf;
import io.banksynth.model.Mask;
import io.banksynth.schema.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Texts: a class per frequent value, one per form that all other values have, one for whatever has another form. */
final class TextClasses implements Classes {
    private final TextDictionary values;
    private final int[] slots;
    private final Map<String, Integer> forms = new HashMap<>();
    private final double[] expected;

    /**
     * @param rows of the sample; those that neither a value nor a form of the leaf accounts for are the last class but one
     */
    TextClasses(Encoder.Texts encoder, Leaf leaf, long rows) {
        List<String> texts = encoder.values();
        values = TextDictionary.of(texts);
        slots = new int[Math.max(16, Integer.highestOneBit(texts.size() * 4))];
        for (int value = 0; value < texts.size(); value++) {
            int slot = hash(values.bytes(), values.start(value), values.length(value)) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = value + 1;
        }
        for (Mask mask : encoder.masks()) {
            forms.put(mask.pattern(), texts.size() + forms.size());
        }
        int size = texts.size() + encoder.masks().size() + 2;
        expected = new double[size];
        for (int i = 0; i < texts.size(); i++) {
            expected[i] = leaf.values().get(i);
        }
        for (int i = 0; i < encoder.masks().size(); i++) {
            int form = forms.getOrDefault(encoder.masks().get(i).pattern(), size - 2);
            expected[form] += leaf.rest().get(i);
        }
        expected[size - 2] += Math.max(0, rows - leaf.total());
        expected[size - 1] = leaf.nulls();
    }

    @Override
    public int size() {
        return expected.length;
    }

    @Override
    public void count(Vector vector, DataType type, int rows, long[] counts) {
        for (int i = 0; i < rows; i++) {
            if (vector.nulls()[i]) {
                counts[expected.length - 1]++;
            } else if (vector instanceof TextVector text) {
                counts[at(text.arena(), text.start()[i], text.length()[i])]++;
            } else if (vector instanceof CodeVector codes) {
                TextDictionary dictionary = codes.dictionary();
                int code = codes.codes()[i];
                counts[at(dictionary.bytes(), dictionary.start(code), dictionary.length(code))]++;
            }
        }
    }

    private int at(byte[] bytes, int start, int length) {
        int slot = hash(bytes, start, length) & (slots.length - 1);
        while (slots[slot] != 0) {
            int value = slots[slot] - 1;
            int from = values.start(value);
            if (Arrays.equals(values.bytes(), from, from + values.length(value), bytes, start, start + length)) {
                return value;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (forms.isEmpty()) {
            return expected.length - 2;
        }
        String form = Mask.of(new String(bytes, start, length, StandardCharsets.UTF_8))
                .pattern();
        return forms.getOrDefault(form, expected.length - 2);
    }

    private static int hash(byte[] bytes, int start, int length) {
        int h = length;
        for (int i = start; i < start + length; i++) {
            h = h * 31 + bytes[i];
        }
        h *= 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    @Override
    public Metric shape(long[] counts, long allRows) {
        long rows = Arrays.stream(counts).sum();
        if (rows == 0 || Arrays.stream(expected).sum() == 0) {
            return Metric.notMeasured(Metric.Kind.TV_COMPLEMENT, rows == 0 ? Reasons.NO_ROWS : Reasons.TOO_FEW);
        }
        return Metric.measured(Metric.Kind.TV_COMPLEMENT, Shares.tvComplement(counts, expected), rows, allRows);
    }

    @Override
    public Metric missing(long[] counts, long allRows) {
        double all = Arrays.stream(expected).sum();
        return Shares.missing(
                counts,
                all == 0 ? OptionalDouble.empty() : OptionalDouble.of(expected[expected.length - 1] / all),
                allRows);
    }

    @Override
    public Optional<Distribution> distribution(long[] counts) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int value = 0; value < values.size(); value++) {
            named.put(values.text(value), value);
        }
        named.putAll(forms);
        return Shares.drawn(named, counts, expected);
    }
}
