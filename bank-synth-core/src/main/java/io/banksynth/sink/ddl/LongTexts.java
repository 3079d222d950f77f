package io.banksynth.sink.ddl;

import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Table;
import io.banksynth.sink.ColumnSum;
import java.util.ArrayList;
import java.util.List;

/** Settles which columns need a CLOB: those whose texts, as they were written, no VARCHAR2 of every Oracle holds. */
public final class LongTexts {
    private LongTexts() {}

    /**
     * The same table, whose texts of more than 4,000 bytes have a length that says so.
     *
     * @param sums of its columns; empty if they were not counted
     */
    public static Table fitted(Table table, List<ColumnSum> sums) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            Column column = table.columns().get(c);
            boolean tooLong = !sums.isEmpty()
                    && column.type() instanceof DataType.Text
                    && sums.get(c).longest() > OracleType.LONGEST_VARCHAR;
            columns.add(
                    tooLong
                            ? new Column(
                                    column.name(),
                                    new DataType.Text(false, sums.get(c).longest()),
                                    column.nullable())
                            : column);
        }
        return new Table(table.name(), columns, table.primaryKey(), table.unique());
    }
}
