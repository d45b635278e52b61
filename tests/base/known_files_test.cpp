// What is known of published files spares reading and writing them; it must never let a file pass
// that is not the right one.
#include "base/known_files.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/files.h"
#include "base/publication.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr RecordKey kProgram{1, 2};
constexpr RecordKey kOld{3, 4};
constexpr RecordKey kNew{5, 6};

class Workplace {
 public:
  fs::path site() const { return folder_.path() / "public"; }
  fs::path known() const { return folder_.path() / "known"; }

  Publication publication(const RecordKey& program = kProgram) const {
    return Publication(site(), {}, std::make_unique<KnownFiles>(known(), program));
  }

  // Publishes a site of one file.
  void publish(const std::string& bytes, const RecordKey& key) const {
    auto publication = this->publication();
    publication.write_made("a/index.html", bytes, key);
    publication.publish();
  }

  bool keeps(const RecordKey& key, const RecordKey& program = kProgram) const {
    return publication(program).keep("a/index.html", key);
  }

 private:
  TemporaryFolder folder_;
};

void overwrite(const fs::path& file, const std::string& bytes) {
  const auto time = fs::last_write_time(file);
  std::ofstream(file, std::ios::binary) << bytes;
  fs::last_write_time(file, time);
}

TEST_CASE("a file that was made from the same is kept, and stays part of the site") {
  const Workplace place;
  place.publish("one", kOld);
  for (int i = 0; i < 2; ++i) {
    auto publication = place.publication();
    REQUIRE(publication.keep("a/index.html", kOld));
    const PublicationStats stats = publication.publish();
    CHECK(stats.files == 1);
    CHECK(stats.bytes == 3);
    CHECK(stats.written == 0);
    CHECK(stats.deleted == 0);
  }
  CHECK(read_file(place.site() / "a/index.html") == "one");
}

TEST_CASE("a file that replaced another is kept from then on") {
  const Workplace place;
  place.publish("one", kOld);
  place.publish("two", kNew);
  CHECK_FALSE(place.keeps(kOld));
  CHECK(place.keeps(kNew));
}

TEST_CASE("a file is not kept under another key, for another program, or without a key") {
  const Workplace place;
  place.publish("one", kOld);
  CHECK_FALSE(place.keeps(kNew));
  CHECK_FALSE(place.keeps(kOld, kNew));
  place.publish("one", {});
  CHECK_FALSE(place.keeps({}));
}

TEST_CASE("a file that somebody has touched is not kept, even with its old size and time") {
  const Workplace place;
  place.publish("one", kOld);
  overwrite(place.site() / "a/index.html", "two");
  CHECK_FALSE(place.keeps(kOld));
  place.publish("one", kOld);
  CHECK(read_file(place.site() / "a/index.html") == "one");
  fs::remove(place.site() / "a/index.html");
  CHECK_FALSE(place.keeps(kOld));
}

TEST_CASE("nothing is kept of a site whose list is lost") {
  const Workplace place;
  place.publish("one", kOld);
  fs::remove(place.site() / kPublishedListName);
  CHECK_FALSE(place.keeps(kOld));
}

TEST_CASE("what is known is lost as a whole when a byte of it is damaged") {
  const Workplace place;
  place.publish("one", kOld);
  const std::string bytes = read_file(place.known());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 4);
    std::ofstream(place.known(), std::ios::binary) << damaged;
    INFO(i);
    CHECK_FALSE(place.keeps(kOld));
  }
  std::ofstream(place.known(), std::ios::binary) << bytes.substr(0, bytes.size() - 1);
  CHECK_FALSE(place.keeps(kOld));
  std::ofstream(place.known(), std::ios::binary) << bytes;
  CHECK(place.keeps(kOld));
}

TEST_CASE("a part of a published file can be read only while it is the file that was written") {
  const Workplace place;
  place.publish("one two", kOld);
  auto publication = place.publication();
  CHECK(publication.published_part("a/index.html", kOld, 4, 3) == "two");
  CHECK_FALSE(publication.published_part("a/index.html", kNew, 4, 3));
  CHECK_FALSE(publication.published_part("a/index.html", kOld, 5, 3));
  CHECK_FALSE(publication.published_part("b", kOld, 0, 1));
  overwrite(place.site() / "a/index.html", "two one");
  CHECK_FALSE(publication.published_part("a/index.html", kOld, 4, 3));
}

TEST_CASE("a file that is kept is not written, too, and no folder stands in its place") {
  const Workplace place;
  place.publish("one", kOld);
  {
    auto publication = place.publication();
    REQUIRE(publication.keep("a/index.html", kOld));
    CHECK_THROWS_AS(publication.write("a/index.html", "two"), std::logic_error);
  }
  for (const char* other : {"a", "a/index.html/b"}) {
    auto publication = place.publication();
    REQUIRE(publication.keep("a/index.html", kOld));
    publication.write(other, "two");
    CHECK_THROWS_AS(publication.publish(), std::logic_error);
  }
  CHECK(read_file(place.site() / "a/index.html") == "one");
  CHECK(place.keeps(kOld));
}

TEST_CASE("files that are kept and files that are written are counted together") {
  const Workplace place;
  {
    auto publication = place.publication();
    publication.write_made("a/b/1.html", "one", kOld);
    publication.write_made("a-c.html", "three", kOld);
    publication.write_made("d/2.html", "a long one", kNew);
    publication.publish();
  }
  auto publication = place.publication();
  REQUIRE(publication.keep("d/2.html", kNew));
  REQUIRE(publication.keep("a/b/1.html", kOld));
  publication.write("a/b/c/3.html", "new");
  const PublicationSize size = publication.size();
  CHECK(size.files == 3);
  CHECK(size.folders == 4);
  CHECK(size.bytes == 16);
  CHECK(size.largest == 10);
  CHECK(size.largest_path == "d/2.html");
  const PublicationStats stats = publication.publish();
  CHECK(stats.files == 3);
  CHECK(stats.written == 1);
  CHECK(stats.deleted == 1);
}

TEST_CASE("a publication that was given up leaves nothing known of what it wrote") {
  const Workplace place;
  place.publish("one", kOld);
  { place.publication().write_made("a/index.html", "two", kNew); }
  CHECK_FALSE(place.keeps(kNew));
  CHECK(place.keeps(kOld));
}

}  // namespace
}  // namespace baoku
