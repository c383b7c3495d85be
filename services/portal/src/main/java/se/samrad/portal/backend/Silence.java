package se.samrad.portal.backend;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log when a service falls silent and when it answers again, and nothing of all the questions between. */
final class Silence {
    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    void answered(URI asked) {
        if (silent.remove(asked.getAuthority())) LOG.info("{} answers again", asked.getAuthority());
    }

    void unanswered(URI asked, Exception why) {
        if (silent.add(asked.getAuthority())) LOG.warn("{} does not answer: {}", asked.getAuthority(), why.toString());
    }
}
