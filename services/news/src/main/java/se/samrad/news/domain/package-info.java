/** What can happen to news items and themes, decided without touching the world. */
@NullMarked
package se.samrad.news.domain;

import org.jspecify.annotations.NullMarked;
