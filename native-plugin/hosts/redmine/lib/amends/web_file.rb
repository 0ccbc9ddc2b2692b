# frozen_string_literal: true

module Amends
  # One of the web files, as a Rack body. The server may send it itself by its path (X-Sendfile).
  class WebFile
    CHUNK_BYTES = 65_536

    # What browsers may keep for ever has the hash of its content in its name.
    def self.lasting_name(folder, plain)
      manifest = File.join(folder, 'manifest.json')
      made_at = File.mtime(manifest)
      # Every page of an issue asks. Two threads that read it at once read the same.
      @names = [manifest, made_at, JSON.parse(File.read(manifest)).fetch('files')] unless @names&.first(2) == [manifest, made_at]
      @names.last.fetch(plain)
    rescue SystemCallError, JSON::ParserError, KeyError
      plain
    end

    attr_reader :to_path

    # Beside each file lies its twin in Brotli, for browsers that accept it.
    def initialize(folder, name, accept_encoding)
      root = File.realpath(folder)
      @name = name
      @coding = 'br' if accepts_brotli?(accept_encoding) && File.file?(File.join(root, "#{name}.br"))
      @to_path = File.realpath(@coding ? "#{name}.#{@coding}" : name, root)
      raise Unavailable, 'a web file outside of its folder' unless @to_path.start_with?("#{root}/")
    end

    # Rails answers 304 by itself when the browser has this tag already.
    def headers
      stat = File.stat(to_path)
      {
        'content-type' => Rack::Mime.mime_type(File.extname(@name)), 'content-length' => stat.size.to_s,
        'content-encoding' => @coding, 'vary' => 'accept-encoding',
        'etag' => %(W/"#{stat.size}-#{stat.mtime.to_i}")
      }.compact
    end

    def each
      File.open(to_path, 'rb') do |file|
        while (chunk = file.read(CHUNK_BYTES))
          yield chunk
        end
      end
    end

    private

    def accepts_brotli?(accept_encoding)
      Rack::Utils.q_values(accept_encoding).any? { |coding, quality| coding == 'br' && quality.positive? }
    end
  end
end
