package io.banksynth.sink.csv;

import io.banksynth.batch.CellText;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.schema.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Chooses the decoder of a column by its type. Common spellings are read byte by byte, rare ones by the library. */
record FieldDecoders(Vector vector, CsvSpelling spelling) implements DataType.Visitor<FieldDecoder> {
    @Override
    public FieldDecoder bool(DataType.Bool type) {
        return new BoolDecoder((LongVector) vector, spelling);
    }

    @Override
    public FieldDecoder whole(DataType.Whole type) {
        return new NumberDecoder((LongVector) vector, type, 0);
    }

    @Override
    public FieldDecoder decimal(DataType.Decimal type) {
        return vector instanceof LongVector longs
                ? new NumberDecoder(longs, type, type.scale())
                : new SpeltDecoder(vector, type, spelling);
    }

    @Override
    public FieldDecoder floating(DataType.Floating type) {
        return new FloatingDecoder((DoubleVector) vector, type, spelling);
    }

    @Override
    public FieldDecoder text(DataType.Text type) {
        return new TextDecoder((TextVector) vector);
    }

    @Override
    public FieldDecoder date(DataType.Date type) {
        return new DateDecoder((LongVector) vector);
    }

    @Override
    public FieldDecoder timestamp(DataType.Timestamp type) {
        return vector instanceof LongVector longs
                ? new MomentDecoder(longs, type, spelling)
                : new SpeltDecoder(vector, type, spelling);
    }

    @Override
    public FieldDecoder binary(DataType.Binary type) {
        return new SpeltDecoder(vector, type, spelling);
    }

    private static final class TextDecoder extends FieldDecoder {
        private final TextVector texts;

        TextDecoder(TextVector texts) {
            super(texts);
            this.texts = texts;
        }

        @Override
        boolean value(int i, byte[] bytes, int from, int to) {
            texts.set(i, bytes, from, to - from);
            return true;
        }
    }

    private static final class BoolDecoder extends FieldDecoder {
        private final long[] values;
        private final byte[] truth;
        private final byte[] falsity;

        BoolDecoder(LongVector vector, CsvSpelling spelling) {
            super(vector);
            this.values = vector.values();
            this.truth = spelling.truth();
            this.falsity = spelling.falsity();
        }

        @Override
        boolean value(int i, byte[] bytes, int from, int to) {
            boolean isTrue = Arrays.equals(bytes, from, to, truth, 0, truth.length);
            values[i] = isTrue ? 1 : 0;
            return isTrue || Arrays.equals(bytes, from, to, falsity, 0, falsity.length);
        }
    }

    /** Whole numbers and decimals of up to 18 digits. */
    private static final class NumberDecoder extends FieldDecoder {
        private static final int SURE_DIGITS = 18;

        private final LongVector vector;
        private final DataType type;
        private final int scale;

        NumberDecoder(LongVector vector, DataType type, int scale) {
            super(vector);
            this.vector = vector;
            this.type = type;
            this.scale = scale;
        }

        @Override
        boolean value(int i, byte[] bytes, int from, int to) {
            boolean negative = bytes[from] == '-';
            int first = negative ? from + 1 : from;
            int point = scale == 0 ? to : to - scale - 1;
            if (to - first > SURE_DIGITS || point <= first) {
                return SpeltDecoder.set(vector, i, bytes, from, to, type);
            }
            long number = 0;
            for (int at = first; at < to; at++) {
                int digit = bytes[at] - '0';
                if (at == point) {
                    if (bytes[at] != '.') {
                        return false;
                    }
                } else if (digit < 0 || digit > 9) {
                    return false;
                } else {
                    number = number * 10 + digit;
                }
            }
            vector.values()[i] = negative ? -number : number;
            return true;
        }
    }

    private static final class FloatingDecoder extends FieldDecoder {
        private final double[] values;
        private final boolean single;
        private final String infinity;

        FloatingDecoder(DoubleVector vector, DataType.Floating type, CsvSpelling spelling) {
            super(vector);
            this.values = vector.values();
            this.single = type.bits() == 32;
            this.infinity = new String(spelling.infinity(), StandardCharsets.US_ASCII);
        }

        @Override
        boolean value(int i, byte[] bytes, int from, int to) {
            String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
            if (text.endsWith(infinity)) {
                values[i] = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                return text.length() - infinity.length() <= 1;
            }
            try {
                values[i] = single ? Float.parseFloat(text) : Double.parseDouble(text);
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    private static final class DateDecoder extends FieldDecoder {
        private final LongVector vector;
        private final DayBytes day = new DayBytes();

        DateDecoder(LongVector vector) {
            super(vector);
            this.vector = vector;
        }

        @Override
        boolean value(int i, byte[] bytes, int from, int to) {
            if (to - from != DayBytes.LENGTH) {
                return SpeltDecoder.set(vector, i, bytes, from, to, new DataType.Date());
            }
            long found = day.read(bytes, from);
            vector.values()[i] = found;
            return found != DayBytes.NONE;
        }
    }

    /** Timestamps of up to microseconds. */
    private static final class MomentDecoder extends FieldDecoder {
        private static final int SECONDS = DayBytes.LENGTH + 9;

        private final LongVector vector;
        private final SpeltDecoder spelt;
        private final byte divider;
        private final byte[] zone;
        private final int length;
        private final int precision;
        private final DayBytes day = new DayBytes();

        MomentDecoder(LongVector vector, DataType.Timestamp type, CsvSpelling spelling) {
            super(vector);
            this.vector = vector;
            this.spelt = new SpeltDecoder(vector, type, spelling);
            this.divider = spelling.dayDivider();
            this.zone = type.zoned() ? spelling.utc() : new byte[0];
            this.precision = type.precision();
            this.length = SECONDS + (precision > 0 ? precision + 1 : 0) + zone.length;
        }

        @Override
        boolean value(int i, byte[] bytes, int from, int to) {
            if (to - from != length || bytes[from] == '-') {
                return spelt.value(i, bytes, from, to);
            }
            long date = day.read(bytes, from);
            int time = from + DayBytes.LENGTH;
            int hour = DayBytes.two(bytes, time + 1);
            int minute = DayBytes.two(bytes, time + 4);
            int second = DayBytes.two(bytes, time + 7);
            boolean divided = bytes[time] == divider && bytes[time + 3] == ':' && bytes[time + 6] == ':';
            if (date == DayBytes.NONE || !divided || hour > 23 || minute > 59 || second > 59) {
                return false;
            }
            if ((hour | minute | second) < 0
                    || !Arrays.equals(bytes, to - zone.length, to, zone, 0, zone.length)
                    || (precision > 0 && bytes[from + SECONDS] != '.')) {
                return false;
            }
            long micros = 0;
            for (int digit = 0; digit < DataType.Timestamp.LONG_DIGITS; digit++) {
                int value = digit < precision ? bytes[from + SECONDS + 1 + digit] - '0' : 0;
                if (value < 0 || value > 9) {
                    return false;
                }
                micros = micros * 10 + value;
            }
            vector.values()[i] = (date * 86_400L + hour * 3600L + minute * 60L + second) * 1_000_000L + micros;
            return true;
        }
    }

    /** Rare types and values, by way of their canonical text. */
    private static final class SpeltDecoder extends FieldDecoder {
        private final Vector vector;
        private final DataType type;
        private final CsvSpelling spelling;

        SpeltDecoder(Vector vector, DataType type, CsvSpelling spelling) {
            super(vector);
            this.vector = vector;
            this.type = type;
            this.spelling = spelling;
        }

        @Override
        boolean value(int i, byte[] bytes, int from, int to) {
            if (!(type instanceof DataType.Timestamp timestamp)) {
                return set(vector, i, bytes, from, to, type);
            }
            String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
            String zone = timestamp.zoned() ? new String(spelling.utc(), StandardCharsets.US_ASCII) : "";
            if (!text.endsWith(zone)) {
                return false;
            }
            String local = text.substring(0, text.length() - zone.length()).replace((char) spelling.dayDivider(), 'T');
            return set(vector, i, local + (timestamp.zoned() ? "Z" : ""), type);
        }

        static boolean set(Vector vector, int i, byte[] bytes, int from, int to, DataType type) {
            return set(vector, i, new String(bytes, from, to - from, StandardCharsets.UTF_8), type);
        }

        private static boolean set(Vector vector, int i, String text, DataType type) {
            try {
                CellText.set(vector, i, text, type);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
