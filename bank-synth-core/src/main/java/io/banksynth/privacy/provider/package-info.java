/** Texts that look like what persons and banks have, made of public lists and of numbers that nobody can be given. */
@NullMarked
package io.banksynth.privacy.provider;

import org.jspecify.annotations.NullMarked;
