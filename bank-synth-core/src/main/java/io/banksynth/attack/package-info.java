/**
 * Attacks on the people behind the samples, by someone who has the synthetic rows: what an attacker learns of entities that the
 * model was trained on, beside what the same attack learns of entities that it never saw. Only the difference is a risk.
 *
 * <p>The attacks are those of Giomi, Boenisch, Wehmeyer and Tasnádi, "A Unified Framework for Quantifying Privacy Risk in
 * Synthetic Data" (2022), beside distances to the closest record.
 */
@org.jspecify.annotations.NullMarked
package io.banksynth.attack;
