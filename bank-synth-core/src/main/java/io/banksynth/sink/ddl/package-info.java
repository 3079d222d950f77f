/** Texts that let a database take the data: DDL for Hive and Oracle, SQL*Loader control files. */
@NullMarked
package io.banksynth.sink.ddl;

import org.jspecify.annotations.NullMarked;
