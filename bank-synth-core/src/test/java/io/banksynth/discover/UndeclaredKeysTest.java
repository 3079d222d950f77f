package io.banksynth.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Relationship;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.TableName;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples of a league of which nothing is declared and nobody asked anything: what their values say, with names or against them. */
class UndeclaredKeysTest {
    private static final int PLAYERS = 400;
    private static final int MATCHES = 300;

    @TempDir
    private Path folder;

    @TempDir
    private Path queries;

    private final Random random = new Random(3);

    private SchemaGraph discover() throws IOException {
        return discover("");
    }

    private SchemaGraph discover(String query) throws IOException {
        Path file = Files.writeString(queries.resolve("report.sql"), query);
        return Discovery.discover(new DiscoveryRequest(
                        "LEAGUE",
                        List.of(file),
                        List.of(),
                        SampleLoader.load(SampleFolder.of(folder).tables(), Map.of())
                                .samples(),
                        List.of(),
                        DiscoveryRequest.MIN_CONFIDENCE,
                        Optional.empty()))
                .graph();
    }

    private static List<String> keys(SchemaGraph graph) {
        return graph.foreignKeys().stream().map(Relationship::label).toList();
    }

    private void write(String table, StringBuilder lines) throws IOException {
        Files.writeString(folder.resolve(table + ".csv"), lines);
    }

    private int player() {
        return 5000 + 3 * random.nextInt(PLAYERS);
    }

    /** Each match has eleven of the players on the field, and some of these shoot its goals. */
    private void league() throws IOException {
        StringBuilder players = new StringBuilder("player_id,height\n");
        for (int p = 0; p < PLAYERS; p++) {
            players.append(5000 + 3 * p)
                    .append(',')
                    .append(160 + random.nextInt(40))
                    .append('\n');
        }
        StringBuilder matches = new StringBuilder("match_id,home_goals,visitors\n");
        StringBuilder appearances = new StringBuilder("match_id,player_id,minutes\n");
        StringBuilder goals = new StringBuilder("goal_id,match_id,scorer_id,minute\n");
        int goal = 0;
        for (int m = 1; m <= MATCHES; m++) {
            List<Integer> team = new ArrayList<>();
            while (team.size() < 11) {
                int player = player();
                if (!team.contains(player)) {
                    team.add(player);
                    appearances.append(m + "," + player + "," + (1 + random.nextInt(90)) + "\n");
                }
            }
            int shot = random.nextInt(9);
            for (int g = 0; g < shot; g++) {
                goals.append(++goal + "," + m + "," + team.get(random.nextInt(11)) + "," + random.nextInt(90) + "\n");
            }
            matches.append(m + "," + shot + "," + random.nextInt(9000) + "\n");
        }
        write("players", players);
        write("matches", matches);
        write("appearances", appearances);
        write("goals", goals);
    }

    /**
     * Of a key full of gaps hundreds of values are not found by chance, so a scorer is a player; a number of goals is no goal, although its name
     * says so; and who scores plays in that match.
     */
    @Test
    void valuesSpeakWhereNamesAreSilentOrWrong() throws IOException {
        league();

        SchemaGraph graph = discover();

        assertThat(keys(graph))
                .containsExactlyInAnyOrder(
                        "APPEARANCES(MATCH_ID) -> MATCHES(MATCH_ID)",
                        "APPEARANCES(PLAYER_ID) -> PLAYERS(PLAYER_ID)",
                        "GOALS(MATCH_ID) -> MATCHES(MATCH_ID)",
                        "GOALS(SCORER_ID) -> PLAYERS(PLAYER_ID)",
                        "GOALS(MATCH_ID, SCORER_ID) -> APPEARANCES(MATCH_ID, PLAYER_ID)");
        assertThat(graph.table(TableName.of("appearances")).orElseThrow().primaryKey())
                .containsExactly("MATCH_ID", "PLAYER_ID");
    }

    /** What goes back to lines of an order goes back to its lines by both of their columns, and not to those of a table that has all pairs. */
    @Test
    void aKeyOfSeveralColumnsIsShownByRows() throws IOException {
        StringBuilder orders = new StringBuilder("order_id,paid\n");
        StringBuilder lines = new StringBuilder("order_id,line_no,qty\n");
        StringBuilder returns = new StringBuilder("return_id,order_id,line_no,reason\n");
        StringBuilder shelves = new StringBuilder("order_id,line_no,shelf\n");
        int back = 0;
        for (int order = 101; order <= 400; order++) {
            orders.append(order).append(",Y\n");
            int count = 1 + random.nextInt(6);
            for (int line = 1; line <= count; line++) {
                lines.append(order + "," + line + "," + random.nextInt(4) + "\n");
                if (random.nextInt(5) == 0) {
                    returns.append(++back + "," + order + "," + line + ",BROKEN\n");
                }
            }
            for (int line = 1; line <= 6; line++) {
                shelves.append(order + "," + line + "," + random.nextInt(4) + "\n");
            }
        }
        write("orders", orders);
        write("order_lines", lines);
        write("returns", returns);
        write("shelves", shelves);

        assertThat(keys(discover()))
                .contains("RETURNS(ORDER_ID, LINE_NO) -> ORDER_LINES(ORDER_ID, LINE_NO)")
                .doesNotContain("RETURNS(ORDER_ID, LINE_NO) -> SHELVES(ORDER_ID, LINE_NO)");
    }

    /** A film is the sequel of a film; MOVIES ends as COUNTRIES does, and is yet no MOVY. */
    @Test
    void aTableMayPointAtItself() throws IOException {
        StringBuilder movies = new StringBuilder("movie_id,title,sequel_of\n");
        for (int m = 1; m <= 500; m++) {
            movies.append(m + ",Film " + m + "," + (m > 50 && m % 6 == 0 ? 1 + random.nextInt(m - 1) : "") + "\n");
        }
        StringBuilder users = new StringBuilder("user_id,born\n");
        for (int u = 1; u <= 900; u++) {
            users.append(u + "," + (1950 + random.nextInt(50)) + "\n");
        }
        write("movies", movies);
        write("users", users);

        assertThat(keys(discover())).containsExactly("MOVIES(SEQUEL_OF) -> MOVIES(MOVIE_ID)");
    }

    /** A report joins lines with what came back, goals with who shot them: what else is known of the tables stays so. */
    @Test
    void aFewQueriesTakeNothingAway() throws IOException {
        league();
        List<String> unasked = keys(discover());

        assertThat(keys(discover("SELECT p.height, count(*) FROM goals g JOIN players p ON g.scorer_id = p.player_id "
                        + "LEFT JOIN appearances a ON a.match_id = g.match_id GROUP BY p.height")))
                .containsAll(unasked);
    }

    /** Each account names one of its holders: the pair is found among the holders, who name the account though. */
    @Test
    void aRowIsNotToBeFoundAmongItsOwnChildren() throws IOException {
        StringBuilder accounts = new StringBuilder("account_id,player_id,kind\n");
        StringBuilder holders = new StringBuilder("account_id,player_id,role\n");
        StringBuilder players = new StringBuilder("player_id,height\n");
        for (int p = 0; p < PLAYERS; p++) {
            players.append(5000 + 3 * p).append(',').append(160 + p % 40).append('\n');
            int holder = player();
            accounts.append(90_000 + p).append(',').append(holder).append(p % 3 == 0 ? ",A\n" : ",B\n");
            holders.append(90_000 + p).append(',').append(holder).append(",MAIN\n");
            holders.append(90_000 + p)
                    .append(',')
                    .append(holder == 5000 ? 5003 : 5000)
                    .append(",OTHER\n");
        }
        write("players", players);
        write("accounts", accounts);
        write("holders", holders);

        assertThat(keys(discover()))
                .contains("HOLDERS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID)", "ACCOUNTS(PLAYER_ID) -> PLAYERS(PLAYER_ID)")
                .noneMatch(key -> key.contains("-> HOLDERS"));
    }
}
