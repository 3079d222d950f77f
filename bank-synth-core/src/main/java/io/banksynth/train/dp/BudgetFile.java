package io.banksynth.train.dp;

import io.banksynth.document.DocumentNode;
import io.banksynth.document.YamlDocument;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.FailureKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

/**
 * What all trainings on the same rows may spend together, in a file that a person begins with {@code epsilon} and {@code delta} and to
 * which every training adds a line. Epsilons and deltas of trainings add up, whatever the trainings are (Dwork, Roth: The Algorithmic
 * Foundations of Differential Privacy, 2014, theorem 3.16).
 */
public final class BudgetFile {
    private static final String TRAININGS = "trainings";

    private final Path file;

    public BudgetFile(Path file) {
        this.file = file;
    }

    /**
     * Writes down a training before it begins to measure: one that breaks off has spent as well.
     *
     * @throws BankSynthException if it would exceed what the file allows, or the file is not in order
     */
    public void spend(Guarantee guarantee) {
        if (!Files.isRegularFile(file)) {
            throw BankSynthException.usage("Cannot use --privacy_budget " + file
                    + ": there is no such file; begin one with lines such as epsilon: 3 and delta: 0.00001");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            DocumentNode root = root(text);
            refuse("epsilon", guarantee.epsilon(), root);
            refuse("delta", guarantee.delta(), root);
            String entry = (text.isEmpty() || text.endsWith("\n") ? "" : "\n")
                    + (root.optional(TRAININGS).isPresent() ? "" : TRAININGS + ":\n")
                    + "- {epsilon: " + guarantee.epsilon() + ", delta: " + guarantee.delta() + "}\n";
            requireLast(root(text + entry), root);
            channel.write(ByteBuffer.wrap(entry.getBytes(StandardCharsets.UTF_8)), bytes.length);
            channel.force(true);
            lock.release();
        } catch (IOException e) {
            throw BankSynthException.output("Cannot write to --privacy_budget " + file + ": " + e.getMessage(), e);
        }
    }

    private DocumentNode root(String text) {
        return YamlDocument.parse(text, file.toString()).withKeys("epsilon", "delta", TRAININGS);
    }

    private void refuse(String what, double asked, DocumentNode root) {
        BigDecimal allowed = number(root.required(what));
        BigDecimal spent = spent(root, what);
        if (spent.add(BigDecimal.valueOf(asked)).compareTo(allowed) > 0) {
            throw new BankSynthException(
                    FailureKind.PRIVACY_GATE,
                    "Cannot train with --" + what + " " + asked + ": " + file + " allows " + allowed.toPlainString()
                            + " in all, and " + spent.toPlainString() + " is spent");
        }
    }

    private void requireLast(DocumentNode after, DocumentNode before) {
        if (trainings(after).size() != trainings(before).size() + 1) {
            throw BankSynthException.usage("Cannot use --privacy_budget " + file + ": " + TRAININGS
                    + " must be its last entry, a list of one training in each line");
        }
    }

    private static BigDecimal spent(DocumentNode root, String what) {
        Function<DocumentNode, BigDecimal> of =
                training -> number(training.withKeys("epsilon", "delta").required(what));
        return trainings(root).stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<DocumentNode> trainings(DocumentNode root) {
        return root.optional(TRAININGS).isPresent() ? root.items(TRAININGS) : List.of();
    }

    /** No negative number: it would give back what was spent. */
    private static BigDecimal number(DocumentNode node) {
        double number = node.number();
        if (!(number >= 0)) {
            throw node.refused("it is a number from 0 on");
        }
        return BigDecimal.valueOf(number);
    }
}
