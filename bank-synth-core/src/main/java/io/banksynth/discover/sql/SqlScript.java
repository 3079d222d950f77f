package io.banksynth.discover.sql;

import io.banksynth.discover.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** A file of SQL, cut into statements. */
public final class SqlScript {
    /**
     * A statement.
     *
     * @param query its name, empty if it has none
     * @param text of the segment that holds it; the tokens say where in it
     */
    record Statement(String query, String text, List<Token> tokens) {}

    private final String file;
    private final List<Statement> statements;

    private SqlScript(String file, List<Statement> statements) {
        this.file = file;
        this.statements = statements;
    }

    /**
     * Cuts a file into statements.
     *
     * @param file its name in messages and evidence
     */
    public static SqlScript of(String file, String text) {
        List<Statement> statements = new ArrayList<>();
        for (Segment segment : Segment.of(text)) {
            List<Token> tokens = Tokenizer.tokens(segment);
            int from = 0;
            for (int i = 0; i <= tokens.size(); i++) {
                if (i == tokens.size() || tokens.get(i).kind() == Kind.END) {
                    if (i > from) {
                        List<Token> own = List.copyOf(tokens.subList(from, i));
                        statements.add(new Statement(segment.query(), segment.text(), own));
                    }
                    from = i + 1;
                }
            }
        }
        return new SqlScript(file, statements);
    }

    public String file() {
        return file;
    }

    List<Statement> statements() {
        return statements;
    }
}
