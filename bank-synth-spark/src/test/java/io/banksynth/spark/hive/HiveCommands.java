package io.banksynth.spark.hive;

import io.banksynth.cli.Main;
import io.banksynth.cli.Shell;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line with the pack of the bundled bank and a metastore.
 *
 * @param folder gets the pack
 * @param outputDir gets runs
 * @param options that say where Spark runs, for every verb
 */
record HiveCommands(Path folder, String outputDir, List<String> options) {
    /** Of the target table: more than is always read whole. */
    static final long ROWS = 12_000;

    /** What a command printed. */
    record Answer(int code, String out, String err) {}

    /** Spark in this process, with a warehouse in the folder. */
    static HiveCommands local(Path folder, Map<String, String> metastore) {
        Map<String, String> properties = new HashMap<>(metastore);
        properties.put("spark.master", "local[2]");
        properties.put("spark.sql.warehouse.dir", folder.resolve("warehouse").toString());
        return of(folder, folder.resolve("out").toString(), "local", properties);
    }

    static HiveCommands of(Path folder, String outputDir, String mode, Map<String, String> properties) {
        PackFiles.save(CoreBanking.pack(), folder.resolve("pack"));
        List<String> options = new ArrayList<>(List.of("--spark_mode=" + mode));
        properties.forEach((key, value) -> options.add("--conf=" + key + "=" + value));
        return new HiveCommands(folder, outputDir, options);
    }

    /** A metastore in a database of the folder, which one session at a time can use. */
    static Map<String, String> embeddedMetastore(Path folder) {
        return Map.of(
                "spark.hadoop.javax.jdo.option.ConnectionURL",
                "jdbc:derby:;databaseName=" + folder.resolve("metastore") + ";create=true;territory=en_US");
    }

    Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(options);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Shell shell = new Shell(folder, new PrintWriter(out), new PrintWriter(err), Shell.Feedback.QUIET);
        int code = Main.run(shell, all.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    /** Generates from the pack of the bundled bank. */
    Answer generate(String database, String... more) {
        return generate(folder.resolve("pack"), database, more);
    }

    Answer generate(Path pack, String database, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "generate",
                "--model=" + pack,
                "--target_table=transactions",
                "--target_rows=" + ROWS,
                "--hive_database=" + database,
                "--skip_report",
                "--output_dir=" + outputDir));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }
}
