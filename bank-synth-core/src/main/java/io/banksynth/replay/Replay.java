package io.banksynth.replay;

import io.banksynth.discover.sql.SqlPart;
import io.banksynth.discover.sql.SqlStatement;
import io.banksynth.error.BankSynthException;
import io.banksynth.report.DataSet;
import io.banksynth.report.DataTable;
import io.banksynth.report.QueryQuality;
import io.banksynth.report.QueryQuality.State;
import io.banksynth.schema.Relationship;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries on real and on synthetic rows and compares the answers. Queries are said in the words of DuckDB; the clock that they read
 * shows the last day of the largest table that they name, of the real rows.
 */
public final class Replay {
    private static final int MOST_SECONDS = 120;
    private static final LocalDate NO_DAY = LocalDate.EPOCH;

    private final RowDatabase realRows;
    private final RowDatabase syntheticRows;
    private final Map<String, Long> realSizes;
    private final Map<String, Long> syntheticSizes;
    private final Set<String> keys;

    private Replay(DataSet real, DataSet synthetic, RowDatabase realRows, RowDatabase syntheticRows) {
        this.realRows = realRows;
        this.syntheticRows = syntheticRows;
        this.realSizes = sizes(real);
        this.syntheticSizes = sizes(synthetic);
        this.keys = keys(real);
    }

    /** Whether the embedded database is on the class path. */
    public static boolean isInstalled() {
        return RowDatabase.isInstalled();
    }

    /**
     * Replays all queries of some statements, in their order. Statements that ask nothing are left out.
     *
     * @param workFolder exists; databases are made in it and deleted again
     * @throws BankSynthException if the databases cannot be filled
     */
    public static List<QueryQuality> of(
            List<SqlStatement> statements, DataSet real, DataSet synthetic, Path workFolder) {
        try (RowDatabase realRows = RowDatabase.of(real, workFolder.resolve("queries-real"));
                RowDatabase syntheticRows = RowDatabase.of(synthetic, workFolder.resolve("queries-synthetic"))) {
            Replay replay = new Replay(real, synthetic, realRows, syntheticRows);
            return statements.stream()
                    .filter(s -> !s.parts().isEmpty())
                    .map(Question::of)
                    .flatMap(Optional::stream)
                    .map(replay::asked)
                    .toList();
        } catch (SQLException | IOException e) {
            throw BankSynthException.source(
                    "Cannot replay queries: rows cannot be put into a database: " + firstLine(e.getMessage()), e);
        }
    }

    private static Map<String, Long> sizes(DataSet data) {
        Map<String, Long> sizes = new TreeMap<>();
        for (DataTable table : data.tables()) {
            sizes.put(table.table().name().table(), table.rows());
        }
        return sizes;
    }

    private static Set<String> keys(DataSet data) {
        Set<String> keys = new HashSet<>();
        data.tables().forEach(t -> t.table().primaryKey().forEach(c -> keys.add(c.toLowerCase(Locale.ROOT))));
        for (Relationship relationship : data.relationships()) {
            relationship.childColumns().forEach(c -> keys.add(c.toLowerCase(Locale.ROOT)));
        }
        return keys;
    }

    private QueryQuality asked(Question question) {
        String place = question.statement().place();
        List<String> named = question.parts().stream()
                .filter(SqlPart::named)
                .map(SqlPart::word)
                .filter(realSizes::containsKey)
                .distinct()
                .toList();
        List<String> notMade =
                named.stream().filter(t -> !syntheticSizes.containsKey(t)).toList();
        if (!notMade.isEmpty()) {
            return notRun(place, "the synthetic data has no table " + String.join(", ", notMade));
        }
        String sql;
        Answer answer;
        try {
            sql = Dialect.text(question.parts(), today(named));
            for (String schema : Dialect.schemas(question.parts(), realSizes.keySet())) {
                realRows.know(schema);
                syntheticRows.know(schema);
            }
            answer = realRows.ask(sql, MOST_SECONDS);
        } catch (Dialect.Unanswerable e) {
            return notRun(place, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            return notRun(place, firstLine(e.getMessage()));
        }
        return compared(question, sql, answer, scale(named));
    }

    private QueryQuality compared(Question question, String sql, Answer answer, double scale) {
        String place = question.statement().place();
        OptionalLong rows = OptionalLong.of(answer.rows());
        try {
            Answer synthetic = syntheticRows.ask(sql, MOST_SECONDS);
            if (question.view().isPresent()) {
                realRows.keep(question.view().get(), sql);
                syntheticRows.keep(question.view().get(), sql);
            }
            State state =
                    answer.rows() == 0 ? State.EMPTY_ON_BOTH : synthetic.rows() == 0 ? State.EMPTY : State.ANSWERED;
            if (answer.rows() == 0 && synthetic.rows() > 0) {
                state = State.ANSWERED;
            }
            double score = state == State.EMPTY
                    ? 0
                    : state == State.EMPTY_ON_BOTH ? 1 : new AnswerLikeness(keys, scale).score(answer, synthetic);
            return new QueryQuality(place, state, rows, OptionalLong.of(synthetic.rows()), Optional.of(score), "");
        } catch (SQLException e) {
            return new QueryQuality(
                    place,
                    State.EMPTY,
                    rows,
                    OptionalLong.empty(),
                    Optional.of(0.0),
                    "fails on synthetic rows: " + firstLine(e.getMessage()));
        }
    }

    private Optional<String> largest(List<String> named) {
        return named.stream().max(Comparator.comparingLong(t -> realSizes.getOrDefault(t, 0L)));
    }

    /** What the clock of a query shows: the last day of the largest table that it names, on real rows. */
    private LocalDate today(List<String> named) throws SQLException {
        Optional<String> table = largest(named);
        return table.isPresent() ? realRows.lastDay(table.get()).orElse(NO_DAY) : NO_DAY;
    }

    /** Synthetic rows for each real one, of the largest table that a query names. */
    private double scale(List<String> named) {
        return largest(named)
                .map(t -> (double) syntheticSizes.getOrDefault(t, 0L) / Math.max(1, realSizes.getOrDefault(t, 0L)))
                .orElse(1.0);
    }

    private static QueryQuality notRun(String place, String reason) {
        return new QueryQuality(
                place, State.NOT_RUN, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), reason);
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "no reason was given"
                : message.lines().findFirst().orElse("");
    }
}
