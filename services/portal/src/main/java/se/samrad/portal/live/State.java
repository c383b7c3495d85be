package se.samrad.portal.live;

import se.samrad.portal.backend.TallyView;

/**
 * How a consultation stands, as far as its open pages are told.
 *
 * @param over whether its general last day is past
 */
record State(TallyView tally, boolean over) {}
