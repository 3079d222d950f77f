package io.banksynth.cli;

import io.banksynth.engine.FilePartition;
import io.banksynth.generate.FanOutIndex;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.LinkPlan;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.DataType;
import java.util.Locale;

/**
 * What a table would take on disk, by rule of thumb: bytes of a compressed cell of each type, as measured on the bundled
 * example's ORC files.
 */
record ExpectedSize(long files, double bytes) {
    private static final double THOUSAND = 1000;
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    static ExpectedSize of(TablePlan table, long rowsPerFile) {
        long rows = Math.round(table.expectedRows());
        double each = table.table().columns().stream()
                .mapToDouble(c -> c.type().accept(new CellBytes()))
                .sum();
        return new ExpectedSize(FilePartition.of(rows, rowsPerFile).size(), rows * each);
    }

    /** 8 bytes for each block of parents of each link that has fan-outs. */
    static double indexBytes(GenerationPlan plan) {
        double bytes = 0;
        for (TablePlan table : plan.tables()) {
            for (LinkPlan link : table.links()) {
                if (link.hasFanOut()) {
                    bytes += 8 * Math.ceil(plan.table(link.parent()).expectedRows() / FanOutIndex.BLOCK);
                }
            }
        }
        return bytes;
    }

    /** {@code 1.2 GB}. */
    static String shown(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= THOUSAND && unit < UNITS.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    private record CellBytes() implements DataType.Visitor<Double> {
        @Override
        public Double bool(DataType.Bool type) {
            return 0.15;
        }

        @Override
        public Double whole(DataType.Whole type) {
            return type.bits() * 0.045;
        }

        @Override
        public Double decimal(DataType.Decimal type) {
            return type.precision() / 4.0;
        }

        @Override
        public Double floating(DataType.Floating type) {
            return type.bits() / 8.0;
        }

        @Override
        public Double text(DataType.Text type) {
            return 3.0;
        }

        @Override
        public Double date(DataType.Date type) {
            return 1.6;
        }

        @Override
        public Double timestamp(DataType.Timestamp type) {
            return 4.0;
        }

        @Override
        public Double binary(DataType.Binary type) {
            return 16.0;
        }
    }
}
