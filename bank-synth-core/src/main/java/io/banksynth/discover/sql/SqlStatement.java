package io.banksynth.discover.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a file, cut into parts without comments.
 *
 * @param file its name below the folder that was read
 * @param line on which it begins, from 1
 * @param query the name that a {@code -- @name:} line gives it, empty if there is none
 */
public record SqlStatement(String file, int line, String query, List<SqlPart> parts) {
    public SqlStatement {
        parts = List.copyOf(parts);
    }

    /**
     * All statements of a file, or of the files below a folder.
     *
     * @param warnings gets a line for every file that is passed over
     */
    public static List<SqlStatement> read(Path path, List<String> warnings) {
        List<SqlStatement> statements = new ArrayList<>();
        for (SqlScript script : SqlFiles.read(path, warnings)) {
            statements.addAll(of(script));
        }
        return statements;
    }

    /** The statements of a file. */
    public static List<SqlStatement> of(SqlScript script) {
        return script.statements().stream()
                .map(s -> new SqlStatement(script.file(), s.tokens().get(0).line(), s.query(), parts(s)))
                .toList();
    }

    private static List<SqlPart> parts(SqlScript.Statement statement) {
        return statement.tokens().stream()
                .map(t -> new SqlPart(
                        SqlPart.Kind.valueOf(t.kind().name()),
                        t.word(),
                        statement.text().substring(t.start(), t.end())))
                .toList();
    }

    /** Where it stands, for people. */
    public String place() {
        return file + ":" + line + (query.isEmpty() ? "" : " (" + query + ")");
    }
}
