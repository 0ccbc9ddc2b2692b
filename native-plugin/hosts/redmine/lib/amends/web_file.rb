# frozen_string_literal: true

module Amends
  # One of the web files, as a Rack body. The server may send it itself by its path (X-Sendfile).
  class WebFile
    CHUNK_BYTES = 65_536

    attr_reader :to_path, :size

    def initialize(folder, name)
      root = File.realpath(folder)
      @to_path = File.realpath(name, root)
      raise Unavailable, 'a web file outside of its folder' unless @to_path.start_with?("#{root}/")

      @size = File.size(@to_path)
    end

    def each
      File.open(@to_path, 'rb') do |file|
        while (chunk = file.read(CHUNK_BYTES))
          yield chunk
        end
      end
    end
  end
end
