package se.samrad.responses.files;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How large a form the server takes in: one file, and what multipart puts around it. */
@Configuration(proxyBeanMethods = false)
class UploadForm {
    private static final long AROUND_BYTES = 1024 * 1024;

    @Bean
    MultipartConfigElement multipart(FileSettings settings) {
        long file = settings.sizeMax().toBytes();
        return new MultipartConfigElement("", file, file + AROUND_BYTES, 0);
    }
}
