package io.banksynth.spark.hive;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalog.Column;

/**
 * A table that the metastore has.
 *
 * @param name with the database
 * @param comments of columns by their names in upper case, and of the table by the empty name
 * @param properties by their names in lower case
 */
record ExistingTable(String name, Map<String, String> comments, Map<String, String> properties) {
    static Optional<ExistingTable> find(SparkSession session, String database, String table) {
        String name = database + "." + table;
        if (!session.catalog().databaseExists(database) || !session.catalog().tableExists(name)) {
            return Optional.empty();
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (Row row : session.sql("SHOW TBLPROPERTIES `" + database + "`.`" + table + "`")
                .collectAsList()) {
            properties.put(row.getString(0).toLowerCase(java.util.Locale.ROOT), String.valueOf(row.get(1)));
        }
        Map<String, String> comments = new LinkedHashMap<>();
        String described = properties.get("comment");
        if (described != null) {
            comments.put("", described);
        }
        for (Column column : columns(session, name)) {
            if (column.description() != null) {
                comments.put(TableName.fold(column.name()), column.description());
            }
        }
        return Optional.of(new ExistingTable(name, comments, properties));
    }

    /** As the metastore has them: files are not looked at, which may be gone. */
    static List<Column> columns(SparkSession session, String name) {
        try {
            return session.catalog().listColumns(name).collectAsList();
        } catch (AnalysisException e) {
            throw BankSynthException.source(
                    "Cannot read columns of Hive table " + name + ": " + SparkHive.firstLine(e), e);
        }
    }

    /** Whether only Hive itself may write to it. */
    boolean isTransactional() {
        return "true".equalsIgnoreCase(properties.get("transactional"));
    }
}
