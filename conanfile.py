# SPDX-License-Identifier: BSL-1.0
"""Untested. The Conan 2 recipe: conan create . -o "&:with_curl=True" -o "&:with_sockets=True" -o "&:with_asio=True"

It installs the CMake package that `cmake --install` writes, so the targets are the same: velo::velo, velo::curl, velo::sockets,
velo::asio and velo::compiled.
"""
import pathlib
import re

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import copy


class VeloCpp(ConanFile):
    name = "velo-cpp"
    description = "C++20 header-only client for the Velo Payments Users API"
    license = "BSL-1.0"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_curl": [True, False], "with_sockets": [True, False], "with_asio": [True, False]}
    default_options = {"with_curl": False, "with_sockets": False, "with_asio": False}
    exports_sources = "CMakeLists.txt", "cmake/*", "include/*", "src/*", "LICENSE_1_0.txt"
    no_copy_source = True

    def set_version(self):
        header = pathlib.Path(self.recipe_folder) / "include/velo/version.hpp"
        if header.exists():
            self.version = re.search(r'VELO_VERSION_STRING "(.*)"', header.read_text())[1]

    def requirements(self):
        self.requires("boost/[>=1.81.0 <2]", transitive_headers=True, transitive_libs=True)
        if self.options.with_curl:
            self.requires("libcurl/[>=7.80.0 <9]", transitive_headers=True, transitive_libs=True)
        if self.options.with_sockets or self.options.with_asio:
            self.requires("openssl/[>=1.1.1 <4]", transitive_headers=True, transitive_libs=True)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeToolchain(self).generate()

    def package(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.install()
        copy(self, "LICENSE_1_0.txt", self.source_folder, f"{self.package_folder}/licenses")

    def package_id(self):
        self.info.clear()

    def package_info(self):
        # The installed package is used as it is, in place of one that Conan writes.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["share/cmake/velo-cpp"]
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
