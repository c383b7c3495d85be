package se.samrad.status.board;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.context.ContextConfiguration;
import se.samrad.eventing.bench.OnMongod;

/** The same on the server that it will have. */
@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
@ContextConfiguration(initializers = OnMongod.class, inheritInitializers = false)
class AstrayOnMongodTest extends AstrayTest {}
