# frozen_string_literal: true

# Prints one captured mail as JSON.
require 'json'
require 'mail'

mail = Mail.read(ARGV.fetch(0))
puts JSON.generate(
  to: mail.to, subject: mail.subject, message_id: mail.message_id,
  text: (mail.text_part || mail).decoded.force_encoding('UTF-8'),
  html: mail.html_part&.decoded&.force_encoding('UTF-8')
)
