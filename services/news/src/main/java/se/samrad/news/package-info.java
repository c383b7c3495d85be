/** News items and the themes they are told by: what the service gives the plumbing. */
@NullMarked
package se.samrad.news;

import org.jspecify.annotations.NullMarked;
