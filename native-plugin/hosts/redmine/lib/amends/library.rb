# frozen_string_literal: true

require 'fiddle'

module Amends
  # The functions of amends.h, version 1, and nothing else. Text goes in as Ruby strings and comes out
  # as Ruby strings; whatever the library hands over is given back to it here.
  class Library
    ABI_VERSION = 1

    POINTER = Fiddle::TYPE_VOIDP
    SIZE = Fiddle::TYPE_SIZE_T
    INT32 = Fiddle::TYPE_INT
    NOTHING = Fiddle::TYPE_VOID

    FUNCTIONS = {
      amends_abi_version: [[], INT32],
      amends_version: [[], POINTER],
      amends_open: [[POINTER, SIZE, POINTER, POINTER], INT32],
      amends_close: [[POINTER], NOTHING],
      amends_handle: [[POINTER, POINTER, SIZE, INT32, POINTER, POINTER], INT32],
      amends_drain_log: [[POINTER, POINTER, POINTER], INT32],
      amends_bytes_data: [[POINTER], POINTER],
      amends_bytes_size: [[POINTER], SIZE],
      amends_free: [[POINTER], NOTHING],
      amends_error_code: [[POINTER], POINTER],
      amends_error_message: [[POINTER], POINTER],
      amends_error_free: [[POINTER], NOTHING]
    }.freeze

    def initialize(path)
      # Fiddle.dlopen would make the symbols global, in front of Redmine's own SQLite.
      @handle = Fiddle::Handle.new(path, Fiddle::RTLD_NOW)
      check_abi_version
      @functions = FUNCTIONS.to_h { |name, signature| [name, function(name, *signature)] }
    rescue Fiddle::DLError => e
      raise Unavailable, e.message
    end

    def version
      @functions[:amends_version].call.to_s
    end

    # An instance, to be given to the functions below.
    def open(config)
      out { |instance, error| @functions[:amends_open].call(config, config.bytesize, instance, error) }
    end

    # Ruby's lock is not held meanwhile: other threads go on, and may call too.
    def handle(instance, request, deadline_ms)
      take(out do |response, error|
        @functions[:amends_handle].call(instance, request, request.bytesize, deadline_ms, response, error)
      end)
    end

    def drain_log(instance)
      take(out { |lines, error| @functions[:amends_drain_log].call(instance, lines, error) })
    end

    private

    # Before anything else is looked up: a library of another version may lack or gain functions.
    def check_abi_version
      found = function(:amends_abi_version, [], INT32).call
      return if found == ABI_VERSION

      raise Unavailable, "the library has ABI version #{found}, this plugin needs #{ABI_VERSION}"
    end

    def function(name, arguments, result)
      Fiddle::Function.new(@handle[name.to_s], arguments, result, name: name.to_s)
    end

    # Yields places for an object and an error; returns the object, or raises the error.
    def out
      places = Fiddle::Pointer.malloc(2 * Fiddle::SIZEOF_VOIDP, Fiddle::RUBY_FREE)
      places[0, places.size] = "\0" * places.size
      status = yield places, places + Fiddle::SIZEOF_VOIDP
      raise Unavailable, error_text((places + Fiddle::SIZEOF_VOIDP).ptr, status) unless status.zero?

      places.ptr
    end

    def take(bytes)
      size = @functions[:amends_bytes_size].call(bytes)
      return +'' if size.zero?

      @functions[:amends_bytes_data].call(bytes)[0, size].force_encoding(Encoding::UTF_8)
    ensure
      @functions[:amends_free].call(bytes)
    end

    def error_text(error, status)
      code = @functions[:amends_error_code].call(error).to_s
      message = @functions[:amends_error_message].call(error).to_s
      "#{message} (#{code}, status #{status})".force_encoding(Encoding::UTF_8).scrub
    ensure
      @functions[:amends_error_free].call(error)
    end
  end
end
