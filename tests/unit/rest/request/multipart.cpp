// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/request/multipart.hpp>

#include <velo/rest/model/argument.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

namespace rest = velo::rest;

struct pet {
    rest::field<std::string> name = {};
};
BOOST_DESCRIBE_STRUCT(pet, (), (name))

struct album {
    std::vector<rest::file> pictures = {};
    rest::optional<std::string> title = {};
    rest::optional<pet> about = {};

    using format = rest::multipart;
};
BOOST_DESCRIBE_STRUCT(album, (), (pictures, title, about))

std::string written(album const& value) {
    rest::secure_buffer out;
    rest::multipart::write(value, rest::text_json{}, out);
    return std::string(out.view());
}

BOOST_AUTO_TEST_SUITE(rest_request_multipart)

BOOST_AUTO_TEST_CASE(files_texts_and_models_are_parts) {
    BOOST_TEST(written({.pictures = {{.name = "a.png", .bytes = "\x89PNG", .media_type = "image/png"}, {}},
                        .title = "Rex & co",
                        .about = pet{.name = "Rex"}}) ==
               "--velo-cpp-part-0\r\n"
               "Content-Disposition: form-data; name=\"pictures\"; filename=\"a.png\"\r\n"
               "Content-Type: image/png\r\n\r\n\x89PNG\r\n"
               "--velo-cpp-part-0\r\n"
               "Content-Disposition: form-data; name=\"pictures\"; filename=\"\"\r\n"
               "Content-Type: application/octet-stream\r\n\r\n\r\n"
               "--velo-cpp-part-0\r\n"
               "Content-Disposition: form-data; name=\"title\"\r\n\r\nRex & co\r\n"
               "--velo-cpp-part-0\r\n"
               "Content-Disposition: form-data; name=\"about\"\r\n"
               "Content-Type: application/json\r\n\r\n{\"name\":\"Rex\"}\r\n"
               "--velo-cpp-part-0--\r\n");
    BOOST_TEST(written({}) == "--velo-cpp-part-0--\r\n");
}

BOOST_AUTO_TEST_CASE(the_boundary_stands_in_no_part) {
    album const clash{.pictures = {{.bytes = "velo-cpp-part-0"}},
                      .title = "velo-cpp-part-1",
                      .about = pet{.name = "velo-cpp-part-2"}};
    BOOST_TEST(rest::multipart::content_type(clash, rest::text_json{}) ==
               "multipart/form-data; boundary=velo-cpp-part-3");
    BOOST_TEST(written(clash).ends_with("--velo-cpp-part-3--\r\n"));
}

BOOST_AUTO_TEST_CASE(no_name_and_no_media_type_can_add_a_line) {
    std::string const text =
        written({.pictures = {{.name = "a\"\r\nX: 1", .bytes = "", .media_type = "image/png\r\nX: 2"}}});
    BOOST_TEST(text.find("filename=\"a%22%0D%0AX: 1\"\r\n\r\n") != std::string::npos);
    BOOST_TEST(text.find("X: 2") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
