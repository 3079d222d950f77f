package io.banksynth.source.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tasks count parts in any order and division; the whole must not show how it was divided, and must know k units where there are k. */
class ChildCountsTest {
    private static final int K = 10;

    private record Parent(long children, long unit) {}

    private static List<Parent> parents() {
        Random random = new Random(7);
        List<Parent> parents = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            long children = (long) Math.floor(Math.pow(random.nextDouble(), 6) * 60);
            parents.add(new Parent(children, random.nextLong(400) * 0x9E3779B97F4A7C15L));
        }
        return parents;
    }

    private static ChildCounts counted(List<Parent> parents) {
        ChildCounts counts = new ChildCounts(K);
        parents.forEach(p -> counts.add(p.children(), p.unit(), 1));
        return counts;
    }

    @Test
    void partsAddUpToTheWhole() {
        List<Parent> parents = parents();
        List<ChildCounts.Count> whole = counted(parents).counts();
        Random random = new Random(8);
        for (int trial = 0; trial < 20; trial++) {
            List<Parent> shuffled = new ArrayList<>(parents);
            java.util.Collections.shuffle(shuffled, random);
            ChildCounts merged = new ChildCounts(K);
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + random.nextInt(900));
                merged = random.nextBoolean()
                        ? merged.merge(counted(shuffled.subList(from, to)))
                        : counted(shuffled.subList(from, to)).merge(merged);
                from = to;
            }
            assertThat(merged.counts()).isEqualTo(whole);
        }
    }

    @Test
    void unitsAreKnownUpToK() {
        List<Parent> parents = parents();
        Map<Long, Set<Long>> units = new HashMap<>();
        parents.forEach(
                p -> units.computeIfAbsent(p.children(), c -> new HashSet<>()).add(p.unit()));
        ChildCounts counts = counted(parents);
        for (ChildCounts.Count count : counts.counts()) {
            Set<Long> all = units.get(count.children());
            assertThat(count.byUnit()).hasSize(Math.min(K, all.size()));
            if (all.size() <= K) {
                assertThat(count.byUnit().values().stream().mapToLong(n -> n).sum())
                        .isEqualTo(count.parents());
            }
        }
        assertThat(counts.parents()).isEqualTo(parents.size());
        assertThat(counts.children())
                .isEqualTo(parents.stream().mapToLong(Parent::children).sum());
    }
}
