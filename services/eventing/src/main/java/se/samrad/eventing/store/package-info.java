/** Commits in MongoDB: the truth that everything else is folded from. */
@NullMarked
package se.samrad.eventing.store;

import org.jspecify.annotations.NullMarked;
