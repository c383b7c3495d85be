package se.samrad.consultations.story;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.eventing.bench.OnMongod;

/** The wrong recipient once more, on the server that the service will have. */
@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
@ContextConfiguration(
        initializers = {OnMongod.class, Responses.class},
        inheritInitializers = false)
class WrongRecipientOnMongodTest extends WrongRecipientTest {}
