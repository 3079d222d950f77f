package io.banksynth.sink.jdbc;

import io.banksynth.batch.CellText;
import io.banksynth.batch.DoubleVector;
import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.batch.WideVector;
import io.banksynth.schema.DataType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Hands cells of one column to a statement. */
interface CellBinder {
    /** Sets a parameter to cell i, which is not null. */
    void bind(PreparedStatement statement, int parameter, Vector vector, int i) throws SQLException;

    /** The binder of a column, which depends on what is generated and on what the database stores. */
    static CellBinder of(TargetColumn column, SqlDialect dialect) {
        DataType type = column.column().type();
        if (isText(column.jdbcType())) {
            return (statement, parameter, vector, i) -> statement.setString(parameter, CellText.text(vector, i, type));
        }
        return type.accept(new Choice(column.jdbcType(), dialect));
    }

    private static boolean isText(int jdbcType) {
        return switch (jdbcType) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.CLOB,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.NCLOB -> true;
            default -> false;
        };
    }

    /** The binder for columns that hold no text. */
    record Choice(int jdbcType, SqlDialect dialect) implements DataType.Visitor<CellBinder> {
        private static final long MICROS = 1_000_000L;

        @Override
        public CellBinder bool(DataType.Bool type) {
            if (jdbcType == Types.BOOLEAN || jdbcType == Types.BIT) {
                return (statement, parameter, vector, i) -> statement.setBoolean(parameter, cell(vector, i) != 0);
            }
            return (statement, parameter, vector, i) -> statement.setInt(parameter, (int) cell(vector, i));
        }

        @Override
        public CellBinder whole(DataType.Whole type) {
            return (statement, parameter, vector, i) -> statement.setLong(parameter, cell(vector, i));
        }

        @Override
        public CellBinder decimal(DataType.Decimal type) {
            return (statement, parameter, vector, i) -> statement.setBigDecimal(parameter, decimal(vector, i, type));
        }

        private static BigDecimal decimal(Vector vector, int i, DataType.Decimal type) {
            if (vector instanceof WideVector wide) {
                return new BigDecimal(CellText.wide(wide.high()[i], wide.low()[i]), type.scale());
            }
            return BigDecimal.valueOf(cell(vector, i), type.scale());
        }

        @Override
        public CellBinder floating(DataType.Floating type) {
            return (statement, parameter, vector, i) ->
                    statement.setDouble(parameter, ((DoubleVector) vector).values()[i]);
        }

        /** A text for a column of another type: the database reads it. */
        @Override
        public CellBinder text(DataType.Text type) {
            if (dialect == SqlDialect.POSTGRESQL) {
                return (statement, parameter, vector, i) ->
                        statement.setObject(parameter, CellText.text(vector, i, type), Types.OTHER);
            }
            return (statement, parameter, vector, i) -> statement.setString(parameter, CellText.text(vector, i, type));
        }

        /** Oracle's DATE is a timestamp for JDBC. */
        @Override
        public CellBinder date(DataType.Date type) {
            if (jdbcType == Types.DATE) {
                return (statement, parameter, vector, i) -> statement.setObject(parameter, day(vector, i));
            }
            return (statement, parameter, vector, i) ->
                    statement.setObject(parameter, day(vector, i).atStartOfDay());
        }

        private static LocalDate day(Vector vector, int i) {
            return LocalDate.ofEpochDay(cell(vector, i));
        }

        @Override
        public CellBinder timestamp(DataType.Timestamp type) {
            boolean day = jdbcType == Types.DATE;
            boolean zoned = type.zoned() && dialect != SqlDialect.MYSQL;
            return (statement, parameter, vector, i) -> {
                LocalDateTime time = time(vector, i);
                statement.setObject(parameter, day ? time.toLocalDate() : zoned ? time.atOffset(ZoneOffset.UTC) : time);
            };
        }

        private static LocalDateTime time(Vector vector, int i) {
            if (vector instanceof WideVector wide) {
                return LocalDateTime.ofEpochSecond(wide.high()[i], (int) wide.low()[i], ZoneOffset.UTC);
            }
            long micros = cell(vector, i);
            int nanos = (int) Math.floorMod(micros, MICROS) * 1_000;
            return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), nanos, ZoneOffset.UTC);
        }

        @Override
        public CellBinder binary(DataType.Binary type) {
            return (statement, parameter, vector, i) -> {
                TextVector bytes = (TextVector) vector;
                int start = bytes.start()[i];
                statement.setBytes(parameter, Arrays.copyOfRange(bytes.arena(), start, start + bytes.length()[i]));
            };
        }

        private static long cell(Vector vector, int i) {
            return ((LongVector) vector).values()[i];
        }
    }
}
