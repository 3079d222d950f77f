package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that tell of the people behind the samples are told, and kept out of a pipeline that asks for it. */
class AttackOptionsTest {
    @TempDir
    private Path folder;

    private Path training;
    private Path control;

    @BeforeEach
    void writeRows() throws IOException {
        training = people("training", 1);
        control = people("control", 2);
    }

    private Path people(String name, int seed) throws IOException {
        Path rows = Files.createDirectories(folder.resolve(name));
        Random random = new Random(seed);
        StringBuilder people = new StringBuilder("person_id,income,height,region\n");
        for (int i = 1; i <= 500; i++) {
            people.append(seed * 10_000 + i)
                    .append(',')
                    .append(20_000 + random.nextInt(60_000))
                    .append(',')
                    .append(150 + random.nextInt(50))
                    .append(",R")
                    .append(random.nextInt(9))
                    .append('\n');
        }
        Files.writeString(rows.resolve("people.csv"), people);
        return rows;
    }

    private Invocation attack(Path synthetic, String gate) {
        return Invocation.of(
                "report",
                "--sample_dir",
                training,
                "--synthetic",
                synthetic,
                "--control_dir",
                control,
                "--fail_on",
                gate,
                "--output_dir",
                folder.resolve("report"));
    }

    @Test
    void rowsOfNobodyPass() throws IOException {
        Invocation run = attack(people("synthetic", 3), "all");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("singling out   no more than chance", "copies         no more than chance");
        assertThat(Files.readString(folder.resolve("report/attacks.md"))).contains("## PEOPLE", "| membership |");
        assertThat(Files.readString(folder.resolve("report/attacks.json"))).contains("\"verdict\" : \"none_seen\"");
    }

    @Test
    void copiesAreKeptOut() {
        Invocation run = attack(training, "singling_out,copies");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.out()).contains("copies         a risk in PEOPLE");
        assertThat(run.err()).contains("Cannot accept the synthetic rows: singling out is a risk in PEOPLE");
    }

    /** What could not be tried is no pass. */
    @Test
    void whatIsNotMeasuredDoesNotPass() throws IOException {
        Path few = Files.createDirectories(folder.resolve("few"));
        Files.writeString(few.resolve("people.csv"), "person_id,income,height,region\n1,20000,170,R1\n");
        control = few;

        Invocation run = attack(people("synthetic", 3), "linkability");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err()).contains("linkability is not measured");
    }

    @Test
    void wrongGatesAreRefused() {
        assertThat(attack(training, "guessing").err()).contains("Cannot use --fail_on guessing: it is none of");
        Invocation alone = Invocation.of(
                "report",
                "--sample_dir",
                training,
                "--synthetic",
                training,
                "--fail_on",
                "all",
                "--output_dir",
                folder);
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("Cannot use --fail_on without --control_dir");
    }
}
