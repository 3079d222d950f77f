package io.banksynth.spark.source;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Spark's types for ours. A timestamp without a zone is one of Spark's without a zone, with microseconds; text of limited
 * length is a string, since Spark's data frames know no other.
 */
public final class SparkTypes implements DataType.Visitor<org.apache.spark.sql.types.DataType> {
    private static final SparkTypes VISITOR = new SparkTypes();

    private SparkTypes() {}

    /** A table's columns, under the lower-case names that files and Hive tables carry. */
    public static StructType struct(Table table) {
        return struct(table.columns());
    }

    /** Those columns. */
    public static StructType struct(List<Column> columns) {
        StructType struct = new StructType();
        for (Column column : columns) {
            struct = struct.add(field(column));
        }
        return struct;
    }

    private static StructField field(Column column) {
        return DataTypes.createStructField(
                column.name().toLowerCase(Locale.ROOT), column.type().accept(VISITOR), column.nullable());
    }

    @Override
    public org.apache.spark.sql.types.DataType bool(DataType.Bool type) {
        return DataTypes.BooleanType;
    }

    @Override
    public org.apache.spark.sql.types.DataType whole(DataType.Whole type) {
        return switch (type.bits()) {
            case 8 -> DataTypes.ByteType;
            case 16 -> DataTypes.ShortType;
            case 32 -> DataTypes.IntegerType;
            default -> DataTypes.LongType;
        };
    }

    @Override
    public org.apache.spark.sql.types.DataType decimal(DataType.Decimal type) {
        return DataTypes.createDecimalType(type.precision(), type.scale());
    }

    @Override
    public org.apache.spark.sql.types.DataType floating(DataType.Floating type) {
        return type.bits() == 32 ? DataTypes.FloatType : DataTypes.DoubleType;
    }

    @Override
    public org.apache.spark.sql.types.DataType text(DataType.Text type) {
        return DataTypes.StringType;
    }

    @Override
    public org.apache.spark.sql.types.DataType date(DataType.Date type) {
        return DataTypes.DateType;
    }

    @Override
    public org.apache.spark.sql.types.DataType timestamp(DataType.Timestamp type) {
        return type.zoned() ? DataTypes.TimestampType : DataTypes.TimestampNTZType;
    }

    @Override
    public org.apache.spark.sql.types.DataType binary(DataType.Binary type) {
        return DataTypes.BinaryType;
    }
}
