package vn.tintinh.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The templates of {@code src/main/jte}, compiled at build time; they escape whatever they are given. */
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "vn.tintinh.templates");

    /**
     * A page in UTF-8.
     *
     * @param name of the template, below {@code src/main/jte} and without ending
     * @param page its only parameter
     */
    public byte[] render(String name, Object page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(name + ".jte", page, output);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
