/** Writing batches into a database through JDBC: its tables, their keys, and what was loaded already. */
@NullMarked
package io.banksynth.sink.jdbc;

import org.jspecify.annotations.NullMarked;
